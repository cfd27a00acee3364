"""A prepared street: so many people, each with one open wish to claim, and the taps for it."""

import json

from sqlalchemy import insert
from sqlmodel import Session

from bot import actions
from bot.messages import Action
from storage import clock, communities, groups, people
from storage.communities import Counter
from storage.consents import Consent, Kind
from storage.database import Database
from storage.groups import Purpose
from storage.people import Account, Grant, Person, Role
from storage.wishes import Category, ForWhom, State, Urgency, Wish

GROUP = -1002026
FIRST = 700_000_000  # the first neighbour's number on the channel


def prepare(database: Database, count: int) -> list[int]:
    """`count` open wishes and as many neighbours to claim one each; the wishes' ids."""
    return database.transact_now(lambda session: _prepare(session, count))


def _prepare(session: Session, count: int) -> list[int]:
    now = clock.now()
    community = communities.add(session, "bench").id
    owner = Person(name="owner", created_at=now)
    session.add(owner)
    session.flush()
    assert community is not None
    assert owner.id is not None
    people.grant(session, community, owner.id, Role.ADMIN)
    group = groups.met(session, "telegram", str(GROUP), "bench")
    groups.bind(session, owner.id, group, community, Purpose.WISHES, "")
    session.flush()
    _neighbours(session, community, owner.id, count)
    return _wishes(session, community, owner.id, count)


def _neighbours(session: Session, community: int, after: int, count: int) -> None:
    now = clock.now()
    numbers = range(after + 1, after + 1 + count)
    session.execute(
        insert(Person),
        [
            {
                "id": n,
                "name": f"n{FIRST + n - after - 1}",
                "created_at": now,
                "language": "",
                "is_quiet": False,
            }
            for n in numbers
        ],
    )
    session.execute(
        insert(Account),
        [
            {
                "channel": "telegram",
                "external_id": str(FIRST + n - after - 1),
                "person_id": n,
                "username": "",
                "opened_at": now,
            }
            for n in numbers
        ],
    )
    session.execute(
        insert(Grant),
        [
            {"community_id": community, "person_id": n, "role": Role.RESIDENT, "granted_at": now}
            for n in numbers
        ],
    )
    if session.get_bind().dialect.name == "postgresql":
        from sqlalchemy import text

        session.execute(text("SELECT setval('person_id_seq', (SELECT max(id) FROM person))"))


def _wishes(session: Session, community: int, owner: int, count: int) -> list[int]:
    now = clock.now()
    rows = [
        {
            "community_id": community,
            "year": 2026,
            "number": n + 1,
            "owner_id": owner,
            "for_whom": ForWhom.SELF,
            "title": f"wish {n}",
            "category": Category.GOODS,
            "urgency": Urgency.ANYTIME,
            "state": State.OPEN,
            "wanted": 1,
            "created_at": now,
            "changed_at": now,
            "published_at": now,
            "flags": {},
        }
        for n in range(count)
    ]
    found = session.execute(insert(Wish).returning(Wish.id, sort_by_parameter_order=True), rows)  # type: ignore[arg-type]
    ids = list(found.scalars())
    session.add(Counter(community_id=community, noun="wish", year=2026, last=count))
    shared = {"community_id": community, "person_id": owner, "given_at": now, "version": 1}
    consents = [{**shared, "wish_id": each, "kind": Kind.SHARE_PLACE} for each in ids]
    session.execute(insert(Consent), consents)
    return ids


def taps(wishes: list[int], first_update: int = 1) -> list[bytes]:
    """One tap by one neighbour on each wish's button, as Telegram posts it."""
    return [
        json.dumps(_tap(first_update + n, FIRST + n, wish)).encode()
        for n, wish in enumerate(wishes)
    ]


def _tap(update: int, user: int, wish: int) -> dict[str, object]:
    chat = {"id": GROUP, "type": "supergroup", "title": "bench"}
    me = {"id": 42, "is_bot": True, "first_name": "Wishlight", "username": "wishlight_bot"}
    name = {"id": user, "is_bot": False, "first_name": f"n{user}", "language_code": "zh-hans"}
    message = {"message_id": 7, "date": 1790000000, "chat": chat, "from": me, "text": "card"}
    query = {
        "id": str(10**15 + update),
        "from": name,
        "chat_instance": "-77",
        "message": message,
        "data": actions.sign(Action("claim", wish)),
    }
    return {"update_id": update, "callback_query": query}
