"""What stands in a group outlives what is kept about somebody: no whole name is said there."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.messages import Action, Message
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import words
from storage.community import groups
from storage.community.groups import Purpose
from storage.messaging.kinds import Kind
from storage.messaging.outbox import Told
from storage.wishes import alarms, claims, deadlines, releases
from storage.wishes.alarms import Alarm
from storage.wishes.claims import Claim
from tests.harness import queue
from tests.harness.make import Make
from tests.harness.talking import Talking

KINDS = [
    claims.TO_ARRANGE,
    deadlines.SILENT,
    deadlines.MORE_TIME,
    releases.NO_CONTACT,
    alarms.HEARD,
]


NAMES = {"王阿姨", "李明"}


def about(make: Make) -> tuple[Claim, Alarm]:
    """李明 has 王阿姨's wish and asks for more time than he may take; 王阿姨 needs somebody."""
    claim = make.claim_on(make.claimed_wish())
    for days in (1, 2, 3):
        make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + timedelta(days=days))
    make.act(make.wang, alarms.ring)
    return claim, make.rows(Alarm)[0]


def named(text: str) -> set[str]:
    return {name for name in NAMES if name in text}


def said(make: Make, kind: Kind, row_id: int) -> str:
    """As it is told to the workers now."""
    make.do(groups.tell_workers, make.home, kind, row_id)
    told = make.told(kind=kind.name)[-1]

    def say(session: Session) -> Message:
        telling = Telling(session, session.get_one(Told, told.id), words("zh"), lambda _: "")
        shown = NOTIFICATIONS[kind.name](telling)
        assert isinstance(shown, Message)
        return shown

    return make.do(say).plain()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_whole_in_private_masked_in_the_group(make: Make, kind: Kind) -> None:
    """Each worker by herself reads whom to call; in their group there is a first sign."""
    claim, alarm = about(make)
    row_id = alarm.key if kind is alarms.HEARD else claim.key
    assert named(said(make, kind, row_id))
    make.group(Purpose.WORKERS)
    in_group = said(make, kind, row_id)
    assert "**" in in_group
    assert not named(in_group)


def test_what_is_asked_in_the_group(make: Make, talking: Talking) -> None:
    """/queue names them in private; the question before a phone call is noted, and what is said of
    an alarm, do not in the group."""
    claim, alarm = about(make)
    assert named("".join(make.do(queue.all_of, make.home, make.chen.id))) == NAMES
    office = make.group(Purpose.WORKERS).external_id
    make.act(make.chen, alarms.take, alarm.key)
    for action in (Action("claim.confirm", claim.key), Action("alarm.reached", alarm.key)):
        in_group = talking.taps(make.chen, action, office)
        assert "**" in in_group
        assert not named(in_group)


def test_a_worker_reads_what_stays(make: Make, talking: Talking) -> None:
    """What she did is told in the workers' group under her name: she knows before she goes."""
    assert "经手的事" in talking.commands(make.chen, "forgetme")
    assert "经手的事" not in talking.commands(make.wang, "forgetme")
