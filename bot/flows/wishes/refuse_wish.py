"""A worker refuses a wish: kindly, and with the reason."""

from bot.flows.wishes.ask_owner import Said, decided
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.wishes.wishes import Wish


@flow("wish.refuse", about=Wish)
def refuse_wish(ask: Ask) -> Said:
    """The reason, in the worker's own words. Raises NotFound, AlreadyReviewed, Stale."""
    return decided(ask, "reason")
