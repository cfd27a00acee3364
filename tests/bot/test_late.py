"""A crowd taps one button: who is too late is told the truth, and nothing is written for it."""

import asyncio

import pytest
from sqlmodel import Session

from bot.hearing.inbox import Inbox
from bot.messages import Action, Incoming
from bot.register import actions
from storage.community import groups, posted_cards
from storage.community.groups import Purpose
from storage.engine.database import Database
from storage.messaging.inbox import InboxEvent
from storage.wishes import claims, releases, wishes
from storage.wishes.claims import Claim, ReleaseReason
from storage.wishes.wishes import Wish
from tests.harness.make import CHANNEL, Make, Somebody
from tests.harness.wire import Speech, Wire, shown

pytestmark = pytest.mark.both

GROUP = "-100777"


class Crowd:
    """Neighbours around one card in their group."""

    def __init__(self, make: Make, inbox: Inbox, speech: Speech) -> None:
        self.make, self.inbox, self.speech = make, inbox, speech
        make.do(self._bind, make.chen.id)

    def _bind(self, session: Session, by: int) -> None:
        group = groups.met(session, CHANNEL, GROUP, "group")
        groups.bind(session, by, group, self.make.home, Purpose.WISHES, "")

    def tap(self, who: Somebody, wish: Wish, verb: str = "wish.claim") -> Incoming:
        return self.speech.tap(who, actions.sign(Action(verb, wish.key)), GROUP)

    async def taps(self, who: Somebody, wish: Wish) -> str:
        return shown(await self.inbox.hear(self.tap(who, wish)))

    def count(self) -> int:
        """How many events were written down."""
        return len(self.make.rows(InboxEvent))


@pytest.fixture
def crowd(database: Database, make: Make, wire: Wire, speech: Speech) -> Crowd:
    return Crowd(make, Inbox(database, wire), speech)


async def test_those_who_come_late_cost_no_write(crowd: Crowd, make: Make) -> None:
    """The first who is too late is written down, those after them are not; all read the same true
    sentence, the one who holds it reads that it is theirs, the owner that it is their own."""
    wish = make.open_wish()
    late = [make.person(f"邻居{number}") for number in range(4)]
    assert "认领好了" in await crowd.taps(make.li, wish)
    first = await crowd.taps(late[0], wish)
    written = crowd.count()
    assert make.li.name[0] + "**" in first
    assert [await crowd.taps(who, wish) for who in late[1:]] == [first] * 3
    yours = await crowd.taps(make.li, wish)
    assert yours != first
    assert crowd.count() == written == 2
    assert len(make.rows(Claim)) == 1


async def test_a_crowd_around_a_copy(crowd: Crowd, make: Make) -> None:
    """They tap a card that is not the kept one: it is promised once that it will be still, and
    whoever taps it until then costs no write either."""
    wish, group = make.open_wish(), make.rows(groups.Group)[0]
    make.do(posted_cards.note, make.home, group.id, wishes.CARD, wish.key, "41", 1)
    late = [make.person(f"邻居{number}") for number in range(4)]
    assert "认领好了" in await crowd.taps(make.li, wish)
    first = await crowd.taps(late[0], wish)
    written = crowd.count()
    assert [await crowd.taps(who, wish) for who in late[1:]] == [first] * 3
    assert crowd.count() == written
    [told] = make.told(kind="wish.copy")
    assert told.about == {"message": "7"}


async def test_a_crowd_at_once(crowd: Crowd, make: Make) -> None:
    """Forty tap at once on two wishes that turned somebody away already: each gets an answer."""
    one, other = make.open_wish(), make.open_wish()
    for wish, holder in ((one, make.li), (other, make.zhang)):
        await crowd.taps(holder, wish)
        await crowd.taps(make.zhao, wish)
    people = [make.person(f"邻居{number}") for number in range(20)]
    wishes = (one, other)
    said = await asyncio.gather(*(crowd.taps(who, wish) for who in people for wish in wishes))
    holders = (make.li.name[0] + "**", make.zhang.name[0] + "**")
    assert all(holders[at % 2] in words for at, words in enumerate(said))
    assert len(make.rows(Claim)) == 2


async def test_a_wish_that_is_open_again(crowd: Crowd, make: Make) -> None:
    """Somebody was turned away, then it is given back: the next who taps holds it, in the middle of
    a crowd that taps too; and who then comes too late hears of the new holder."""
    wish = make.open_wish()
    await crowd.taps(make.li, wish)
    await crowd.taps(make.zhang, wish)
    (claim,) = make.rows(Claim)
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    crowd_ = [make.zhang, make.zhao, make.sun]
    said = await asyncio.gather(*(crowd.taps(who, wish) for who in crowd_))
    live = [each for each in make.rows(Claim) if each.state in claims.LIVE]
    assert len(live) == 1
    assert len(set(said)) >= 2
    assert "**" in await crowd.taps(make.person("来晚的"), wish)


async def test_a_stranger_who_comes_late(crowd: Crowd, make: Make) -> None:
    """Somebody whom nobody knows yet is told the same truth."""
    wish = make.open_wish()
    await crowd.taps(make.li, wish)
    said = await crowd.taps(make.zhang, wish)
    stranger = Somebody(0, "新来的", "987654321")
    assert await crowd.taps(stranger, wish) == said


async def test_a_tap_that_comes_twice(crowd: Crowd, make: Make) -> None:
    """The same late tap delivered again gets the same answer and has no effect."""
    wish = make.open_wish()
    await crowd.taps(make.li, wish)
    await crowd.taps(make.zhang, wish)
    again = crowd.tap(make.zhao, wish)
    said = [shown(await crowd.inbox.hear(again)) for _ in range(3)]
    assert len(set(said)) == 1
    assert len(make.rows(Claim)) == 1


async def test_a_stranger_in_a_crowd(crowd: Crowd, make: Make) -> None:
    """Somebody new among thirty who come too late has to be written down; the thirty do not."""
    wish = make.open_wish()
    await crowd.taps(make.li, wish)
    await crowd.taps(make.zhang, wish)
    stranger = Somebody(0, "新来的", "987654321")
    people = [make.person(f"邻居{number}") for number in range(30)]
    people.insert(15, stranger)
    written = crowd.count()
    said = await asyncio.gather(*(crowd.taps(who, wish) for who in people))
    assert len(set(said)) == 1
    assert crowd.count() == written + 1


async def test_a_look_that_is_broken_off(
    crowd: Crowd, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever ends the look at a crowd: everybody is answered, also those who tap afterwards."""
    wish = make.open_wish()
    await crowd.taps(make.li, wish)
    said = await crowd.taps(make.zhang, wish)
    read = crowd.inbox._database.read

    async def breaks_off(_: object) -> None:
        monkeypatch.setattr(crowd.inbox._database, "read", read)
        raise asyncio.CancelledError

    monkeypatch.setattr(crowd.inbox._database, "read", breaks_off)
    async with asyncio.timeout(5):
        both = await asyncio.gather(*(crowd.taps(who, wish) for who in (make.sun, make.zhao)))
        assert [*both, await crowd.taps(make.person("来晚的"), wish)] == [said] * 3
