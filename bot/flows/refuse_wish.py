"""A worker refuses a wish: kindly, and with the reason."""

from bot.conversation import Ask
from bot.flows import flow
from bot.flows.return_wish import Said, decided


@flow("refuse-wish")
def refuse_wish(ask: Ask) -> Said:
    """The reason, in the worker's own words. Raises NotFound, AlreadyReviewed, Stale."""
    return decided(ask, "reason")
