"""A wish is said once more in the groups: a short line with the card's button."""

from sqlmodel import Session

from storage.community import groups, posted_cards
from storage.community.groups import Purpose
from storage.messaging import kinds
from storage.wishes import wishes
from storage.wishes.wishes import Wish

AGAIN = kinds.declare("wish.again", Wish, kinds.Lane.BROADCAST, is_unasked=True)
ANNOUNCEMENT = posted_cards.declare(
    "announcement", Wish, Purpose.WISHES, first=AGAIN, beside=wishes.CARD
)


def announce(session: Session, wish: Wish) -> None:
    """To every wishes group."""
    groups.tell_all(session, wish.community_id, Purpose.WISHES, AGAIN, wish.key)
