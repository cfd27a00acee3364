"""Whoever has not said 「收到」 hears it once more; who has it, and who has not."""

from datetime import timedelta

import pytest

from storage.community import (
    acting,
    group_members,
    households,
    posted_cards,
)
from storage.community.groups import Purpose
from storage.engine.errors import NotFound
from storage.messaging.outbox import OutboxState, Told
from storage.notices import (
    acknowledgements,
    changes,
    ladder,
    notices,
    roster,
    submission,
)
from storage.notices.acknowledgements import SeenBy
from storage.notices.copies import Copy
from storage.notices.notices import LadderStep, NewNotice, Notice, Wanted
from storage.records import worklist
from tests.harness.make import Make
from tests.storage.notices.block import TEXT, block, later, listed, nudged, to_call, was_told

# -- rung by rung ----------------------------------------------------------------------------------


@pytest.mark.both
def test_each_rung_comes_at_its_hour_and_once(make: Make) -> None:
    """Six hours: whoever has it and said nothing hears it once more, 王阿姨 who tapped does not.
    A day: the captain has his building, two days: the workers call, and each of it once."""
    b = block(make)
    make.act(make.wang, acknowledgements.say, b.said)
    asked = b.said.asked_at
    assert asked is not None
    assert make.do(ladder.comes) == asked + timedelta(hours=6)
    later(make, 5)
    assert nudged(make) == []
    later(make, 1)
    assert nudged(make) == sorted([make.li.id, make.sun.id, b.captain.id])
    assert listed(make, b.captain) == []
    make.do(ladder.climb)
    assert len(make.rows(Told, kind="notice.nudge")) == 3
    later(make, 18)
    assert listed(make, b.captain) == [("3号楼2单元501", ("王奶奶",)), ("3号楼2单元502", ("李明",))]
    make.do(ladder.climb)
    assert make.kinds(b.captain).count("notice.knocks") == 1
    assert make.do(worklist.counts, make.home)["notice.call"] == 0
    later(make, 24)
    assert make.do(worklist.counts, make.home)["notice.call"] == 1
    assert make.do(ladder.comes) is None


def test_nothing_is_counted_before_it_is_said_or_while_it_is_held_up(make: Make) -> None:
    assert make.wang
    said = make.act(make.chen, submission.write, NewNotice(make.home, TEXT, seen=Wanted.EACH))
    assert make.do(ladder.comes) is None
    make.do(notices.was_said, said.key)
    make.act(make.chen, changes.pause, said.key)
    assert make.do(ladder.comes) is None
    later(make, 100)
    assert make.again(said).step is LadderStep.SAID


def test_a_card_in_a_group_is_the_first_word(make: Make) -> None:
    """Whoever reads it only in the group is nudged in private too."""
    room = make.group(Purpose.NOTICES)
    make.do(group_members.seen, make.home, room.key, make.wang.id)
    said = make.act(make.chen, submission.write, NewNotice(make.home, TEXT, seen=Wanted.EACH))
    make.do(posted_cards.note, make.home, room.key, notices.CARD, said.key, "c1", 1)
    later(make, 6)
    assert nudged(make) == [make.wang.id]


def test_a_nudge_is_the_copy_from_then_on(make: Make) -> None:
    """The former message says so, and the next change goes to the new one."""
    b = block(make)
    later(make, 6)
    [told] = make.rows(Told, kind="notice.nudge", person_id=make.li.id)
    make.do(was_told, told.key)
    [moved] = make.rows(Told, kind="notice.moved")
    assert (moved.person_id, moved.about) == (make.li.id, {"message": f"m{make.li.id}"})
    [copy] = make.rows(Copy, person_id=make.li.id)
    assert copy.message_id == "new"
    later(make, 1)
    make.act(make.chen, changes.repeat, b.said.key)
    waits = make.rows(Told, kind="notice.nudge", person_id=make.li.id)
    assert [each.state for each in waits] == [OutboxState.SENT, OutboxState.READY]


def test_an_edit_that_matters_begins_anew(make: Make) -> None:
    """Whoever was on the captain's list hears the new words first; the list is empty till then."""
    b = block(make)
    later(make, 24)
    assert listed(make, b.captain)
    make.act(make.chen, changes.edit, b.said.key, "改到周三停水。", 1, matters=True)
    assert make.again(b.said).step is LadderStep.SAID
    assert listed(make, b.captain) == []
    later(make, 6)
    assert make.again(b.said).step is LadderStep.NUDGED


def test_stopped_nobody_is_gone_after(make: Make) -> None:
    b = block(make)
    make.act(make.chen, changes.stop, b.said.key)
    later(make, 100)
    assert (listed(make, b.captain), to_call(make, b)) == ([], [])


# -- the household ---------------------------------------------------------------------------------


@pytest.mark.both
def test_one_of_a_household_is_enough_where_it_says_so(make: Make) -> None:
    """王阿姨 taps, and her mother behind the same door is asked no more; 李明 next door is. One
    household, however many of it tap; who acts for another speaks for them too."""
    b = block(make, Wanted.HOUSEHOLD)
    make.act(make.wang, acknowledgements.say, b.said)
    assert make.do(acknowledgements.is_seen, b.said, b.mother)
    assert not make.do(acknowledgements.is_seen, b.said, make.li.id)
    make.do(acknowledgements.say, b.mother, b.said)
    assert make.do(acknowledgements.count, b.said) == 1
    home = make.do(households.of_person, make.li.id, make.home)
    make.act(make.li, acting.allow, home.key, make.sun.id)
    make.act(make.sun, acknowledgements.say, b.said)
    assert make.do(acknowledgements.is_seen, b.said, make.li.id)
    assert make.do(acknowledgements.count, b.said) == 3


def test_of_each_it_is_asked_of_each(make: Make) -> None:
    b = block(make)
    make.act(make.wang, acknowledgements.say, b.said)
    assert not make.do(acknowledgements.is_seen, b.said, b.mother)


# -- who has seen it -------------------------------------------------------------------------------


@pytest.mark.both
def test_it_is_counted_by_building_and_by_role(make: Make) -> None:
    """One of three in 3号楼, nobody of 5号楼, the captain lives nowhere; the mother can't be
    written to."""
    b = block(make)
    make.act(make.wang, acknowledgements.say, b.said)
    homes = make.do(lambda s: roster.by_building(s, s.get_one(Notice, b.said.key)))
    assert homes == [
        roster.SeenFigures("3号楼", 3, 1, 1),
        roster.SeenFigures("5号楼", 1, 0, 0),
        roster.SeenFigures("", 1, 0, 0),
    ]
    by_role = make.do(lambda s: roster.by_role(s, s.get_one(Notice, b.said.key)))
    assert roster.SeenFigures("resident", 5, 1, 1) in by_role
    found = make.act(make.chen, roster.names, b.said.key, 0)
    assert [(each.name, str(each.stand)) for each in found.lines] == [
        ("王奶奶", "never"),
        ("李明", "silent"),
        ("孙医生", "silent"),
        ("老周", "silent"),
    ]
    assert found.total == 4
    lines = make.act(make.chen, roster.everybody, b.said.key)
    assert ("王阿姨", SeenBy.TAP) in [(each.name, each.way) for each in lines]
    with pytest.raises(NotFound):
        make.act(make.wang, roster.names, b.said.key, 0)
