"""Pictures on cards: a channel may show a card and not take its picture."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.community.posted_cards import VIEWS, Card, View
from storage.engine.columns import changed
from storage.messaging.outbox import Told


def note(session: Session, told: Told, *, has_picture: bool) -> None:
    """A card that was to show a picture stands in its group, with it or without."""
    nouns = [view.noun for view in VIEWS.values() if view.kind.name == told.kind]
    here = update(Card).filter_by(group_id=told.group_id, row_id=told.row_id)
    changed(session, here.where(col(Card.noun).in_(nouns)).values(has_picture=has_picture))


def stands_anywhere(session: Session, community_id: int, view: View, row_id: int) -> bool | None:
    """Whether any group sees this row's picture; None where no group reads the row at all."""
    cards = select(Card.has_picture).filter_by(
        community_id=community_id, noun=view.noun, row_id=row_id
    )
    found = list(session.exec(cards.where(Card.message_id != "")))
    return any(found) if found else None
