"""/mywishes: whatever waits for my answer stands there, with its buttons, until I gave it."""

from datetime import timedelta

from bot.messages import Action
from storage.engine import clock
from storage.wishes import (
    change_review,
    changes,
    claiming,
    deadlines,
    handovers,
    releases,
    waiting_list,
)
from storage.wishes.claims import ReleaseReason
from tests.harness.make import Make, Somebody
from tests.harness.talking import Talking


def mine(talking: Talking, who: Somebody) -> str:
    return talking.commands(who, "mywishes")


def test_a_handover_that_waits_for_me(make: Make, talking: Talking) -> None:
    """孙医生 lost the message in which 李明 asks her: here it is, and he sees whom he asked."""
    wish = make.claimed_wish()
    handover = make.act(make.li, handovers.ask, make.claim_on(wish).key, make.sun.id)
    said = mine(talking, make.sun)
    assert "李明想请您接着办" in said
    assert "我来接着" in said
    assert "3号楼" not in said
    assert "在问谁接着办：孙医生" in mine(talking, make.li)
    talking.taps(make.sun, Action("handover.answer", handover.key, "decline"))
    assert "接着办" not in mine(talking, make.sun)


def test_my_turn_on_a_list(make: Make, talking: Talking) -> None:
    """张老板 waits, is asked to go on with it, and later offered what became free: each stands
    there, and the holder is not told who waits."""
    wish = make.claimed_wish()
    make.act(make.zhang, waiting_list.join, wish.key)
    assert "您在排队的心愿" in mine(talking, make.zhang)
    claim = make.claim_on(wish)
    make.act(make.li, handovers.ask_list, claim.key)
    assert "轮到您了" in mine(talking, make.zhang)
    holder = mine(talking, make.li)
    assert "在问谁接着办：排队的邻居" in holder
    assert "张" not in holder
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    said = mine(talking, make.zhang)
    assert "空出来了，轮到您" in said
    assert "接着" not in said


def test_a_change_that_waits_for_me(make: Make, talking: Talking) -> None:
    """王阿姨 wants another place, of two holders one agreed: the other still reads it, once, in a
    message of its own, before which it is looked whether they are a neighbour."""
    wish = make.open_wish(quantity=2)
    for who in (make.li, make.sun):
        make.act(who, claiming.claim, wish.key, 1)
    change = make.act(make.wang, changes.propose, wish.key, {"place": "9号楼"})
    make.act(make.li, changes.agree, change.key)
    make.hear()
    for _ in range(2):
        assert "9号楼" not in mine(talking, make.sun)
    assert "9号楼" not in mine(talking, make.li)
    waiting = [each.person_id for each in make.waiting() if each.kind == "change.proposed"]
    assert waiting == [make.sun.id]
    assert "想改一改：等认领的邻居回一句" in mine(talking, make.wang)


def test_a_later_day_that_waits_for_me(make: Make, talking: Talking) -> None:
    """李明 asks 王阿姨 for a day after her last one: it stands in her list until she answered."""
    until = clock.today("Asia/Shanghai") + timedelta(days=5)
    claim = make.claim_on(make.claimed_wish(until=until))
    later = until + timedelta(days=1)
    make.act(make.li, deadlines.extend, claim.key, later)
    assert "过了您说的日子" in mine(talking, make.wang)
    assert "想改到，等回话" in mine(talking, make.li)
    said = talking.taps(make.wang, Action("claim.later", claim.key, f"yes={later}"))
    assert "我去告诉认领的邻居" in said
    assert "过了您说的日子" not in mine(talking, make.wang)
    assert make.again(claim).agreed_on == later


def test_a_look_that_my_change_waits_for(make: Make, talking: Talking) -> None:
    """Her other line is with the workers: 王阿姨 sees that."""
    wish = make.open_wish()
    make.act(make.wang, change_review.hand_in, wish.key, {"title": "另外一句话"})
    assert "想改一改：社工在看" in mine(talking, make.wang)


def test_nothing_is_mine(make: Make, talking: Talking) -> None:
    """Whoever has nothing reads what could be done."""
    said = mine(talking, make.zhao)
    assert "/wish" in said
    assert "/wishes" in said
