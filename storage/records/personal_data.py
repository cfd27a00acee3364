"""What is kept about one person: a copy for them, and forgetting it. Each subject has declared its
part."""

from typing import Any

from sqlmodel import Session, col, select

from storage.community import history, neighbours, posted_cards
from storage.community.accounts import Account
from storage.community.people import Person
from storage.engine import forgotten, personal
from storage.engine.database import wipe_traces
from storage.engine.personal import Listing


def everything(session: Session, person_id: int) -> dict[str, list[Any]]:
    """All rows that are kept about a person, by group; the private fields in them are sealed."""
    listings = sorted(personal.LISTED.values(), key=lambda group: group.at)
    return {group.name: _rows(session, group, person_id) for group in listings}


def _rows(session: Session, group: Listing, person_id: int) -> list[Any]:
    rows = select(group.table).filter_by(**{group.column: person_id})
    if group.only is not None:
        rows = rows.where(group.only())
    return list(session.exec(rows.order_by(group.table.id)))


def at_stake(session: Session, person_id: int) -> dict[str, int]:
    """How much of what would end, if they were forgotten."""
    return {name: count(session, person_id) for name, count in personal.AT_STAKE.items()}


def forget(session: Session, person_id: int) -> int:
    """End what is live, wipe what is private, cut the person off from their account. How many
    cards in groups still name them until they are said anew, which is done first."""
    forgotten.note(name for name, _ in _known(session, col(Person.id) == person_id))
    named = {card for cards in personal.NAMING for card in cards(session, person_id)}
    for part in personal.in_order():
        part(session, person_id)
    wipe_traces(session)
    in_order = sorted(named, key=lambda card: (card[0], card[1].noun, card[2]))
    return sum(posted_cards.follow_first(session, *card) for card in in_order)


def forget_noted(session: Session, by: int, grant_id: int) -> None:
    """A neighbour without an account is forgotten at their word, which they say to any worker.
    Raises NotFound."""
    noted = neighbours.for_staff(session, by, grant_id)
    history.write(session, noted.community_id, "person", noted.person_id, "let-go", by)
    forget(session, noted.person_id)


def _known(session: Session, *only: Any) -> list[tuple[str, int]]:
    """Who was not forgotten, by each account of theirs; by their number whoever has none."""
    who = select(Account.channel, Account.external_id, Person.created_at, Person.id)
    on_account = col(Person.id) == col(Account.person_id)
    known = who.select_from(Person).join(Account, on_account, isouter=True).where(*only)
    found = session.exec(known.where(col(Person.forgotten_at).is_(None)))
    return [
        (f"{on or 'noted'}:{called or person}:{since.isoformat()}", person or 0)
        for on, called, since, person in found
    ]


forgotten.again(_known, forget)
