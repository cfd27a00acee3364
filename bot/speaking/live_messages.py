"""What stands in a group beside the cards of wishes and follows its row: where, and noting it."""

from sqlmodel import Session

from bot.register.notifications import KEPT, Kept
from storage.community import posted_cards
from storage.messaging.kinds import Kind
from storage.messaging.outbox import Told


def keep(noun: str, first: Kind, then: Kind) -> None:
    """Have the kind `first` noted as the card of this noun, which the kind `then` changes; in
    private nothing is noted, and what somebody deleted is not said anew."""

    def new(session: Session, told: Told) -> tuple[str, int]:
        return "", 0

    def note(session: Session, told: Told, message_id: str, revision: int) -> None:
        if told.group_id is not None and told.community_id is not None:
            place = (told.community_id, told.group_id, noun, told.row_id)
            posted_cards.note(session, *place, message_id, revision)

    def look(session: Session, told: Told) -> tuple[str, int]:
        return stands(session, told, noun), 0

    KEPT[first.name] = Kept(new, note, is_said_anew=False)
    KEPT[then.name] = Kept(look, note, is_said_anew=False)


def stands(session: Session, told: Told, noun: str) -> str:
    """The message in which it stands in this group; "" for none."""
    if told.group_id is None or told.community_id is None:
        return ""
    found = posted_cards.shown(session, told.community_id, told.group_id, noun, told.row_id)
    return found.message_id if found else ""
