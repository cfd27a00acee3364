"""A prepared street: wishes to claim, neighbours who claim them, and the taps for it."""

import json
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import insert, text
from sqlmodel import Session

from bot.messages import Action
from bot.practice import Chat, Room
from bot.register import actions
from storage.community import communities, groups, memberships
from storage.community.accounts import Account
from storage.community.consents import Consent, ConsentKind
from storage.community.groups import Purpose
from storage.community.memberships import Grant, Role
from storage.community.numbering import Counter
from storage.community.people import Person
from storage.engine import clock
from storage.wishes.wishes import Category, ForWhom, Urgency, Wish, WishState
from tests.faults.corner import where_it_is_noon

GROUP = -1002026  # where nothing else is needed of the group than that it is bound
FIRST = 700_000_000  # the first neighbour's number on the channel


class Street(NamedTuple):
    """Where what was prepared stands."""

    community: int
    group: int  # as the channel knows it
    wishes: list[int]


def prepare(
    session: Session, neighbours: int, wishes: int, *, wanted: int = 1, group: int = GROUP
) -> Street:
    """So many neighbours, and open wishes for so many pieces each."""
    now = clock.now()
    home = communities.add(session, "bench", where_it_is_noon()).id
    owner = Person(name="owner", created_at=now)
    session.add(owner)
    session.flush()
    assert home is not None
    memberships.grant(session, home, owner.key, Role.ADMIN)
    met = groups.met(session, "telegram", str(group), "bench")
    groups.bind(session, owner.key, met, home, Purpose.WISHES, "")
    session.flush()
    _neighbours(session, home, owner.key, neighbours)
    return Street(home, group, _wishes(session, home, owner.key, wishes, wanted))


async def move_in(room: Room, neighbours: int) -> Chat:
    """The same neighbours have phones, have opened their chats with the bot, and are in a group
    with it."""
    names = ((f"n{FIRST + number}", FIRST + number) for number in range(neighbours))
    people = [room.add_user(name, id=number, has_started=True) for name, number in names]
    group = room.add_group("bench", people)
    await room.add_bot(group, people[0])
    return group


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
        session.execute(text("SELECT setval('person_id_seq', (SELECT max(id) FROM person))"))


def _wishes(session: Session, community: int, owner: int, count: int, wanted: int) -> list[int]:
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
            "state": WishState.OPEN,
            "asked": wanted,
            "wanted": wanted,
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
    consents = [{**shared, "wish_id": each, "kind": ConsentKind.SHARE_PLACE} for each in ids]
    session.execute(insert(Consent), consents)
    return ids


def taps(street: Street, pairs: Iterable[tuple[int, int]]) -> list[bytes]:
    """For every neighbour and wish a tap on its button, as Telegram posts it."""
    every = ((neighbour, Action("wish.claim", street.wishes[wish])) for neighbour, wish in pairs)
    return taps_on(street.group, every)


def taps_on(group: int, pairs: Iterable[tuple[int, Action]]) -> list[bytes]:
    """The same, for any button in the group."""
    return [
        json.dumps(_tap(number, FIRST + neighbour, action, group)).encode()
        for number, (neighbour, action) in enumerate(pairs, 1)
    ]


def _tap(update: int, user: int, action: Action, group: int) -> dict[str, object]:
    chat = {"id": group, "type": "supergroup", "title": "bench"}
    me = {"id": 42, "is_bot": True, "first_name": "Wishlight", "username": "wishlight_bot"}
    name = {"id": user, "is_bot": False, "first_name": f"n{user}", "language_code": "zh-hans"}
    message = {"message_id": 7, "date": 1790000000, "chat": chat, "from": me, "text": "card"}
    query = {
        "id": str(10**15 + update),
        "from": name,
        "chat_instance": "-77",
        "message": message,
        "data": actions.sign(action),
    }
    return {"update_id": update, "callback_query": query}
