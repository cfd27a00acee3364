"""A small living neighbourhood to practise in: a cast, two groups, a week of wishes in every state.

States are reached, not painted: every row was made by the verbs, and every message in the chats
was said by the bot while the clock ran through that week.
"""

import itertools
import json
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import Session, select

from bot.practice.neighbourhood import directory, living, saying
from bot.practice.people import Room
from bot.practice.world import Chat, User
from storage.community import accounts, communities, groups, memberships
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.community.organisations import Organisation
from storage.engine import clock
from storage.engine.database import Database
from storage.wishes import (
    claiming,
    claims,
    confirmations,
    deliveries,
    releases,
    review,
    submission,
)
from storage.wishes.claims import Claim, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish

FOLDER = Path(__file__).parent
CHANNEL = "telegram"
DAYS = 6  # of life before the visitor comes
HOURS = (9, 11, 14, 16, 18)
PAUSE = timedelta(minutes=9)
OWNERS = ("he", "zhou", "wang", "sun", "zhao", "liu")
CLAIMERS = ("li", "zhang", "zhao", "sun", "li", "he", "zhang")
# What becomes of a wish; what is flagged waits for a person whatever stands here.
PATHS = (
    "approve claim deliver confirm thank",
    "approve",
    "approve claim deliver confirm",
    "approve claim",
    "approve",
    "approve claim deliver confirm thank",
    "approve claim deliver",
    "approve claim release",
    "approve claim deliver confirm",
    "ask",
    "approve withdraw",
    "",
)


def cast() -> dict[str, Any]:
    """Who lives there."""
    found: dict[str, Any] = json.loads((FOLDER / "cast.json").read_text("utf-8"))
    return found


def sample_wishes() -> list[dict[str, Any]]:
    """The invented wishes, as they were written down."""
    lines = (FOLDER / "wishes.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Neighbourhood:
    """The cast in the room and in the database."""

    def __init__(self, room: Room, database: Database, community: str | None = None) -> None:
        self.room, self.database, self.script = room, database, cast()
        self.users: dict[str, User] = {}
        self.ids: dict[str, int] = {}
        self.groups: dict[str, Chat] = {}
        self.name = community or self.script["community"]
        self.community = 0
        self._first_day = clock.today(room.zone)

    def move_in(self) -> None:
        """Everybody gets a phone; the groups are made; the bot is added."""
        for each in self.script["people"]:
            self.users[each["key"]] = self.room.add_user(
                each["name"],
                language="zh",
                role=each["shown"],
                about=each["about"],
                english=each["english"],
                avatar=each["avatar"],
                phone="199-0000-0000",
                has_started=not each.get("is_new", False),
            )
        everybody = [self.users["chen"], *(u for k, u in self.users.items() if k != "chen")]
        staff = [self.users["chen"], self.users["liu"]]
        titles = self.script["groups"]
        self.groups["wishes"] = self.room.add_group(titles["wishes"], everybody)
        self.groups["workers"] = self.room.add_group(titles["workers"], staff)

    async def found(self) -> None:
        """The community, its people's roles, its groups bound."""
        await self.database.transact(self.found_now)
        for group in self.groups.values():
            await self.room.add_bot(group, self.users["chen"])

    def found_now(self, session: Session) -> None:
        """What of it stands in the database."""
        self.community = communities.add(session, self.name).key
        for each in self.script["people"]:
            self._welcome(session, each)
        for purpose in (Purpose.WISHES, Purpose.WORKERS):
            chat = self.groups[purpose]
            group = groups.met(session, CHANNEL, str(chat.id), chat.title)
            groups.bind(session, self.ids["chen"], group, self.community, purpose, "")

    def _welcome(self, session: Session, who: dict[str, Any]) -> None:
        key, user = who["key"], self.users[who["key"]]
        account = accounts.met(session, CHANNEL, str(user.id), who["name"])
        self.ids[key] = account.person_id
        if who.get("is_new"):
            return
        accounts.opened(session, account)
        behind = _organisation(session, self.community, who.get("organisation"))
        role = Role(who["role"])
        memberships.grant(session, self.community, account.person_id, role, None, behind)

    async def live(
        self,
        settled: Callable[[], Awaitable[None]],
        travel: Callable[[timedelta], Awaitable[None]],
        days: int = DAYS,
    ) -> None:
        """Days full of wishes; `settled` lets the bot say what there is to say after every step,
        `travel` skips to the next one with the daily jobs on the way."""
        await self.database.transact(self._settle)
        paths = itertools.cycle(PATHS)
        for number, sample in enumerate(sample_wishes()[: days * len(HOURS)]):
            await travel(max(timedelta(), self._hour_of(number) - clock.now()))
            await self._say_to_all(number, settled)
            await self._one_life(number, sample, next(paths), settled)
        await self._still_to_hear(settled)

    async def _still_to_hear(self, settled: Callable[[], Awaitable[None]]) -> None:
        """What waits for a worker's ears and words when the visitor comes."""
        await self.room.send_voice(self.users["wang"], self.room.private(self.users["wang"]), 9)
        asked = (self.community, self.ids["zhou"], self.script["asks"])
        await self.database.transact(lambda session: directory.ask(session, *asked))
        await settled()

    async def _say_to_all(self, number: int, settled: Callable[[], Awaitable[None]]) -> None:
        """In the first hour of a day."""
        day, hour = divmod(number, len(HOURS))
        for each in saying.on(self.script, day) if not hour else ():
            say = partial(saying.say, said=each, community=self.community, ids=self.ids)
            await self.database.transact(say)
            await settled()

    def _settle(self, session: Session) -> None:
        living.settle(session, self.script, self.community, self.ids)
        directory.write(session, self.community, self.ids["chen"])

    def _hour_of(self, number: int) -> datetime:
        """Wishes come by day: people sleep at night."""
        day, hour = divmod(number, len(HOURS))
        return clock.at(self._first_day + timedelta(days=day), HOURS[hour], self.room.zone)

    async def _one_life(
        self, number: int, sample: dict[str, Any], path: str, settled: Callable[[], Awaitable[None]]
    ) -> None:
        wish = await self.database.transact(lambda s: self._say_wish(s, number, sample))
        for step in "" if wish.flags else path.split():
            turn = STEPS[step]
            await settled()
            clock.travel(await self.database.read(partial(_pause, wish_id=wish.key)))
            await self.database.transact(partial(turn, neighbourhood=self, wish_id=wish.key))
        await settled()

    def _say_wish(self, session: Session, number: int, sample: dict[str, Any]) -> Wish:
        key = self._wisher(session, number)
        homes = {each["key"]: each.get("home", "") for each in self.script["people"]}
        form = as_form(sample, self.community, homes[key])
        return submission.submit(session, self.ids[key], form)

    def _wisher(self, session: Session, number: int) -> str:
        """Somebody who may post one more wish now, in turn."""
        turn = number % len(OWNERS)
        for key in OWNERS[turn:] + OWNERS[:turn]:
            if submission.why_not_post(session, self.ids[key], self.community) is None:
                return key
        raise LookupError("everybody has asked for enough")

    def claimer(self, session: Session, wish: Wish) -> int:
        """Somebody who may claim this wish now, in turn."""
        turn = wish.key % len(CLAIMERS)
        for key in CLAIMERS[turn:] + CLAIMERS[:turn]:
            if claiming.why_not_claim(session, self.ids[key], wish) is None:
                return self.ids[key]
        raise LookupError("everybody's hands are full")


def _pause(session: Session, wish_id: int) -> timedelta:
    """A while; with a large wish until it opens to everybody."""
    opens_at = session.get_one(Wish, wish_id).opens_at
    return max(PAUSE, opens_at - clock.now()) if opens_at else PAUSE


def _approve(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    review.approve(session, neighbourhood.ids["chen"], wish_id)


def _ask(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    question = neighbourhood.script["question"]
    review.send_back(session, neighbourhood.ids["chen"], wish_id, question)


def _claim(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    wish = session.get_one(Wish, wish_id)
    claiming.claim(session, neighbourhood.claimer(session, wish), wish_id)


def _deliver(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    claim = _standing(session, wish_id)
    deliveries.deliver(session, claim.person_id, NewDelivery(claim.key))


def _confirm(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    owner = session.get_one(Wish, wish_id).owner_id
    confirmations.confirm(session, owner, _standing(session, wish_id).key)


def _thank(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    owner, words = session.get_one(Wish, wish_id).owner_id, neighbourhood.script["thanks"]
    deliveries.thank(session, owner, _standing(session, wish_id).key, words)


def _release(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    claim = _standing(session, wish_id)
    releases.release(session, claim.person_id, claim.key, ReleaseReason.NO_TIME)


def _withdraw(session: Session, neighbourhood: Neighbourhood, wish_id: int) -> None:
    releases.call_off(session, session.get_one(Wish, wish_id).owner_id, wish_id)


STEPS: dict[str, Callable[..., None]] = {
    "approve": _approve,
    "ask": _ask,
    "claim": _claim,
    "deliver": _deliver,
    "confirm": _confirm,
    "thank": _thank,
    "release": _release,
    "withdraw": _withdraw,
}


def _standing(session: Session, wish_id: int) -> Claim:
    claim = next(iter(claims.of_wish(session, session.get_one(Wish, wish_id))), None)
    assert claim is not None
    return claim


def as_form(sample: dict[str, Any], community_id: int, home: str) -> NewWish:
    """A sample line as a filled-in form of somebody who lives at `home`."""
    words: dict[str, dict[str, str]] = cast()["forms"]
    whom = ForWhom(sample["for_whom"])
    return NewWish(
        community_id=community_id,
        title=sample["title"],
        category=Category(words["category"][sample["category"]]),
        quantity=sample["quantity"],
        unit=sample["unit"],
        for_whom=whom,
        urgency=Urgency(words["urgency"][sample["urgency"]]),
        story=sample["story"],
        place=sample["deliver_place"] if whom is ForWhom.NEIGHBOUR else home,
        sharing=Sharing.PLACE,
    )


def _organisation(session: Session, community_id: int, who: dict[str, str] | None) -> int | None:
    if who is None:
        return None
    known = select(Organisation).filter_by(community_id=community_id, name=who["name"])
    found = session.exec(known).first()
    if found is None:
        found = Organisation(
            community_id=community_id,
            name=who["name"],
            kind=who["kind"],
            created_at=clock.now(),
        )
        session.add(found)
        session.flush()
    return found.id
