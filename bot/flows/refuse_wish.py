"""A worker refuses a wish: kindly, and with the reason."""

from bot.answers import Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said


@flow("refuse-wish")
def refuse_wish(ask: Ask) -> Said:
    """The reason, in the worker's own words."""
    return Said(ask.about.subject, ask("reason", Text(300)), ask.seen)
