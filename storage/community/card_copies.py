"""Copies of cards that are not kept: somebody forwarded one, or an answer was lost and it was said
twice. A tap there makes it true and still."""

from sqlmodel import Session

from storage.community import posted_cards
from storage.messaging import outbox


def is_stray(
    session: Session,
    community_id: int,
    group_id: int,
    view: posted_cards.View,
    row_id: int,
    message_id: str,
) -> bool:
    """Whether this message is none of those that are kept of a row in a group, and others are."""
    seen = session.info.get(
        (posted_cards.KEPT, group_id, view.noun, row_id)
    )  # the tap has just looked there
    looks = seen if seen is not None else _looks(session, community_id, group_id, view, row_id)
    kept = {_number(each) for each in looks if each}
    return bool(kept) and _number(message_id) not in kept


def _looks(
    session: Session, community_id: int, group_id: int, view: posted_cards.View, row_id: int
) -> list[str]:
    found = (
        posted_cards.shown(session, community_id, group_id, each, row_id)
        for each in posted_cards.views(view)
    )
    return [each.message_id for each in found if each]


def _number(message_id: str) -> str:
    """A text that got a picture is still the same message."""
    return message_id.lstrip("p")


def make_still(
    session: Session,
    community_id: int,
    group_id: int,
    view: posted_cards.View,
    row_id: int,
    message_id: str,
) -> None:
    """Promise that a copy which is not kept says what is so, and can't be tapped any more."""
    once = f"{view.copy.name}:{row_id}:{group_id}:{message_id}"
    outbox.tell(
        session,
        view.copy,
        row_id,
        community=community_id,
        group=group_id,
        once=once,
        message=message_id,
    )
