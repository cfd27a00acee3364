"""What each subject declares of itself: its commands, buttons, forms, notifications."""

from storage.engine import packages

SUBJECTS = ("bot.cards", "bot.flows", "bot.handlers")


def load() -> None:
    """Import all subjects: being in one of these packages is what registers them."""
    for each in SUBJECTS:
        packages.load(each)
