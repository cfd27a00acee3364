"""A captain knocks, and workers call: whoever has not said 「收到」 is told so."""

import pytest

from storage.community import (
    captains,
    memberships,
    moves,
    residency,
)
from storage.community.addresses import Address
from storage.community.captains import CaptainBuilding
from storage.community.memberships import Role
from storage.community.put_out import Why
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.notices import (
    acknowledgements,
    calls,
    changes,
    knocks,
    missing,
    notices,
    submission,
)
from storage.notices.acknowledgements import Acknowledgement, SeenBy
from storage.notices.copies import Copy
from storage.notices.knocks import KnockList
from storage.notices.notices import NewNotice, Notice, NoticeState, Wanted
from storage.records import personal_data, worklist
from tests.harness.make import Make, at_once
from tests.storage.notices.block import FAR, Block, block, copy_of, later, listed, to_call

# -- at the door -----------------------------------------------------------------------------------


def on_the_list(make: Make, seen: Wanted = Wanted.EACH) -> Block:
    b = block(make, seen)
    later(make, 24)
    return b


@pytest.mark.both
def test_the_captain_ticks_while_the_neighbour_taps(make: Make, replica: Database) -> None:
    """In one moment: 李明 has answered, once."""
    b = on_the_list(make)
    both, his = Make(replica), copy_of(make, b, make.li.id)
    done = at_once(
        [
            lambda: make.act(b.captain, knocks.knocked, his),
            lambda: both.act(make.li, acknowledgements.say, b.said),
        ]
    )
    assert not [each for each in done if isinstance(each, Exception)]
    [one] = make.rows(Acknowledgement, person_id=make.li.id)
    assert (one.way, one.noted_by) in [(SeenBy.DOOR, b.captain.id), (SeenBy.TAP, None)]
    assert [address for address, _ in listed(make, b.captain)] == ["3号楼2单元501"]
    assert make.act(b.captain, knocks.knocked, his) is False


def test_a_knock_is_for_all_behind_the_door(make: Make) -> None:
    """Nobody at home stays on the list and is marked; told, both of 501 are ticked off."""
    b = on_the_list(make)
    hers = copy_of(make, b, b.mother)
    assert make.act(b.captain, knocks.away, hers)
    assert [each.away_at is not None for each in make.rows(Copy, person_id=b.mother)] == [True]
    assert len(listed(make, b.captain)) == 2
    assert make.act(b.captain, knocks.knocked, hers)
    ways = {each.person_id: each.way for each in make.rows(Acknowledgement)}
    assert ways == {make.wang.id: SeenBy.DOOR, b.mother: SeenBy.DOOR}
    assert len(listed(make, b.captain)) == 1


def test_only_the_captain_of_the_building(make: Make) -> None:
    """Nobody else's captain, no neighbour, and nobody who lost the role or the building."""
    b = on_the_list(make)
    his = copy_of(make, b, make.li.id)
    other = make.person("老吴", Role.CAPTAIN)
    make.act(make.chen, captains.give, make.home, other.id, FAR.building)
    for who in (other, make.wang, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, knocks.knocked, his)
    [mine] = make.rows(KnockList, person_id=b.captain.id)
    make.do(lambda s: s.merge(KnockList(**mine.model_dump() | {"message_id": "m"})))
    [his_own] = make.rows(CaptainBuilding, person_id=b.captain.id)
    make.act(make.chen, captains.take, his_own.key)
    assert listed(make, b.captain) == []
    with pytest.raises(NotFound):
        make.act(b.captain, knocks.knocked, his)
    with pytest.raises(NotFound):
        make.act(b.captain, knocks.for_captain, mine.key)


def test_a_captain_who_loses_the_role_has_an_empty_list(make: Make) -> None:
    b = on_the_list(make)
    [mine] = make.rows(KnockList, person_id=b.captain.id)
    [told] = make.told(b.captain, kind="notice.knocks")
    make.do(knocks.note, told, "m1", 0)
    make.do(memberships.revoke, make.home, b.captain.id, Role.CAPTAIN, make.chen.id)
    assert listed(make, b.captain) == []
    assert make.do(knocks.message, told) == ("m1", 0)
    assert mine.key == told.row_id


def test_who_moves_stands_on_the_other_captains_list(make: Make) -> None:
    b = on_the_list(make)
    other = make.person("老吴", Role.CAPTAIN)
    make.act(make.chen, captains.give, make.home, other.id, FAR.building)
    make.act(make.li, moves.say, make.home, Address("5号楼", "102", is_whole=True))
    assert [names for _, names in listed(make, b.captain)] == [("王阿姨", "王奶奶")]
    found = listed(make, other)
    assert ("5号楼102", ("李明",)) in found
    with pytest.raises(NotFound):
        make.act(b.captain, knocks.knocked, copy_of(make, b, make.li.id))


# -- on the telephone ------------------------------------------------------------------------------


def by_phone(make: Make) -> Block:
    b = block(make)
    later(make, 48)
    return b


@pytest.mark.both
def test_two_workers_call_the_same(make: Make, replica: Database) -> None:
    """One notes it, the other hears that it is known."""
    b = by_phone(make)
    colleague, his = make.person("小刘", Role.WORKER), copy_of(make, b, make.li.id)
    both = Make(replica)
    done = at_once(
        [
            lambda: make.act(make.chen, calls.reached, his, "知道了"),
            lambda: both.act(colleague, calls.passed_on, his, "儿子"),
        ]
    )
    assert sum(isinstance(each, calls.SeenMeanwhile) for each in done) == 1
    assert len(make.rows(Acknowledgement, person_id=make.li.id)) == 1


def test_the_list_empties(make: Make) -> None:
    """No answer comes last; a proxy is named; whoever has no number gets a slip, once, and has
    still not seen it."""
    b = by_phone(make)
    first = to_call(make, b)
    assert first[0] == min(first)
    make.act(make.chen, calls.no_answer, copy_of(make, b, first[0]))
    assert to_call(make, b)[-1] == first[0]
    make.act(make.chen, calls.passed_on, copy_of(make, b, b.mother), "女儿王秀英")
    kept = make.do(acknowledgements.of, b.said, b.mother)
    assert (kept.way, kept.noted_by) == (SeenBy.PROXY, make.chen.id)
    assert "王秀英" not in kept.note
    found = make.act(make.chen, calls.slips, b.said.key)
    assert [each.names for each in found][:1] == [("王阿姨",)]
    assert to_call(make, b) == []
    assert make.do(worklist.counts, make.home)["notice.call"] == 0
    assert not make.do(acknowledgements.is_seen, b.said, make.li.id)
    with pytest.raises(calls.NoSlips):
        make.act(make.chen, calls.slips, b.said.key)


def test_workers_do_not_call_themselves(make: Make) -> None:
    """刘姐 is a neighbour, too, and has not answered: as a worker she is not called."""
    liu = make.person("刘姐")
    make.do(memberships.grant, make.home, liu.id, Role.WORKER)
    b = by_phone(make)
    assert liu.id in make.do(missing.people, b.said)
    assert liu.id not in to_call(make, b)


def test_who_saw_another_notice_has_not_seen_this_one(make: Make) -> None:
    """All of them have seen a later one: they still are to be called about the first."""
    b = by_phone(make)
    other = make.act(
        make.chen, submission.write, NewNotice(make.home, "周三消杀。", seen=Wanted.EACH)
    )
    for person_id in make.do(missing.people, b.said):
        make.do(lambda s, who=person_id: acknowledgements.say(s, who, make.again(other)))
    assert make.do(worklist.counts, make.home)["notice.call"] == 1


def test_a_number_is_seen_by_workers_and_the_look_is_noted(make: Make) -> None:
    b = by_phone(make)
    hers = copy_of(make, b, b.mother)
    called = make.act(make.chen, lambda s, by: calls.look(s, by, calls.for_caller(s, by, hers)))
    assert called is not None
    assert (called.number, called.address) == ("13812345678", "3号楼2单元501")
    for who in (b.captain, make.wang, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, calls.for_caller, hers)


# -- who is gone -----------------------------------------------------------------------------------


def test_who_is_put_out_or_forgotten_stands_on_no_list(make: Make) -> None:
    b = by_phone(make)
    grant = make.do(memberships.residence, make.home, make.li.id)
    make.act(make.chen, residency.put_out_of, grant.key, Why.MOVED)
    make.do(personal_data.forget, make.wang.id)
    assert listed(make, b.captain) == [("3号楼2单元501", ("王奶奶",))]
    gone = {make.li.id, make.wang.id}
    assert not gone & set(to_call(make, b))
    left = make.do(lambda s: missing.people(s, s.get_one(Notice, b.said.key)))
    assert not gone & set(left)


def test_over_is_over(make: Make) -> None:
    b = by_phone(make)
    make.act(make.chen, changes.withdraw, b.said.key)
    assert make.again(b.said).state is NoticeState.WITHDRAWN
    assert (listed(make, b.captain), to_call(make, b)) == ([], [])
    with pytest.raises(notices.NotOut):
        make.act(make.chen, calls.reached, copy_of(make, b, make.li.id))
