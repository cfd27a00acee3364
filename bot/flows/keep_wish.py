"""A worker leaves a wish as it is, and tells its owner why."""

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said


@flow("keep-wish")
def keep_wish(ask: Ask) -> Said:
    """The reason, in the worker's own words; about the change that they read."""
    return Said(ask.about.subject, ask("reason", Text(300)))
