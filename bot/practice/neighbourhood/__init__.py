"""A small living neighbourhood to practise in: a cast, two groups, a week of wishes in every state.

States are reached, not painted: every row was made by the verbs, and every message in the chats
was said by the bot while the clock ran through that week.
"""

import itertools
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from sqlmodel import Session, select

from bot.practice.people import Room
from bot.practice.world import Chat, User
from storage import claims, clock, communities, deliveries, groups, people, review, wishes
from storage.claims import Reason
from storage.database import Database
from storage.deliveries import Delivery
from storage.groups import Purpose
from storage.people import Organisation, Role
from storage.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish

T = TypeVar("T")
FOLDER = Path(__file__).parent
CHANNEL = "telegram"
WISHES = 34
STEP = timedelta(hours=3, minutes=40)
OWNERS = ("he", "zhou", "wang", "sun", "zhao", "liu")
CLAIMERS = ("li", "zhang", "zhao", "sun", "li", "he", "zhang")
PATHS_FLAGGED = ""  # what is flagged waits for a person
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

    def move_in(self) -> None:
        """Everybody gets a phone; the groups are made; the bot is added."""
        for each in self.script["people"]:
            self.users[each["key"]] = self.room.add_user(
                each["name"],
                language="zh",
                role=each["shown"],
                about=each["about"],
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
        await self.database.transact(self._found)
        for group in self.groups.values():
            await self.room.add_bot(group, self.users["chen"])

    def _found(self, session: Session) -> None:
        self.community = communities.add(session, self.name).id or 0
        for each in self.script["people"]:
            self._welcome(session, each)
        for purpose in (Purpose.WISHES, Purpose.WORKERS):
            chat = self.groups[purpose]
            group = groups.met(session, CHANNEL, str(chat.id), chat.title)
            groups.bind(session, self.ids["chen"], group, self.community, purpose, "")

    def _welcome(self, session: Session, who: dict[str, Any]) -> None:
        key, user = who["key"], self.users[who["key"]]
        account = people.met(session, CHANNEL, str(user.id), who["name"])
        self.ids[key] = account.person_id
        if who.get("is_new"):
            return
        people.opened(session, account)
        behind = _organisation(session, self.community, who.get("organisation"))
        role = Role(who["role"])
        people.grant(session, self.community, account.person_id, role, None, behind)

    async def live(self, settled: Callable[[], Awaitable[None]]) -> None:
        """A week of wishes; `settled` lets the bot say what there is to say."""
        lives = zip(sample_wishes(), itertools.cycle(PATHS), strict=False)
        for number, (sample, path) in enumerate(lives):
            if number >= WISHES:
                break
            await self._one_life(number, sample, path)
            await settled()
            clock.travel(STEP)

    async def _one_life(self, number: int, sample: dict[str, Any], path: str) -> None:
        owner = OWNERS[number % len(OWNERS)]
        form = as_form(sample, self.community)
        wish = await self._do(review.submit, self.ids[owner], form)
        steps = PATHS_FLAGGED if wish.flags else path
        claimer = CLAIMERS[number % len(CLAIMERS)]
        for step in steps.split():
            await self.database.transact(self._step(step, wish.key, owner, claimer))

    async def _do(self, verb: Callable[..., T], *given: Any) -> T:
        return await self.database.transact(lambda session: verb(session, *given))

    def _step(self, step: str, wish_id: int, owner: str, claimer: str) -> Callable[[Session], Any]:
        ids, worker = self.ids, self.ids["chen"]

        def claim_of(session: Session) -> int:
            found = claims.of_wish(session, session.get_one(Wish, wish_id))
            assert found is not None
            return found.key

        def deliver(session: Session) -> Any:
            return deliveries.deliver(session, ids[claimer], Delivery(claim_of(session)))

        def thank(session: Session) -> Any:
            return deliveries.thank(session, ids[owner], claim_of(session), self.script["thanks"])

        def release(session: Session) -> Any:
            return claims.release(session, ids[claimer], claim_of(session), Reason.NO_TIME)

        steps: dict[str, Callable[[Session], Any]] = {
            "approve": lambda s: review.approve(s, worker, wish_id),
            "ask": lambda s: review.send_back(s, worker, wish_id, self.script["question"]),
            "refuse": lambda s: review.turn_down(s, worker, wish_id, self.script["refusal"]),
            "claim": lambda s: claims.claim(s, ids[claimer], wish_id),
            "deliver": deliver,
            "confirm": lambda s: deliveries.confirm(s, ids[owner], claim_of(s)),
            "thank": thank,
            "release": release,
            "withdraw": lambda s: claims.call_off(s, ids[owner], wish_id),
        }
        return steps[step]


def as_form(sample: dict[str, Any], community_id: int) -> NewWish:
    """A sample line as a filled-in form."""
    words: dict[str, dict[str, str]] = cast()["forms"]
    return NewWish(
        community_id=community_id,
        title=sample["title"],
        category=Category(words["category"][sample["category"]]),
        quantity=sample["quantity"],
        unit=sample["unit"],
        for_whom=ForWhom(sample["for_whom"]),
        urgency=Urgency(words["urgency"][sample["urgency"]]),
        story=sample["story"],
        place=sample["deliver_place"],
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
