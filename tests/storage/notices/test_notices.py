"""A notice is written, goes out, is seen, changes and ends."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from scheduler import notices as jobs
from storage.community import accounts, group_members, history, moves, posted_cards
from storage.community.addresses import Address
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from storage.messaging.outbox import OutboxState, Told
from storage.notices import (
    acknowledgements,
    audience,
    changes,
    copies,
    notices,
    progress,
    rounds,
    submission,
)
from storage.notices.copies import Copy, Way
from storage.notices.notices import (
    Audience,
    NewNotice,
    Notice,
    NoticeKind,
    NoticeState,
    Wanted,
    Whom,
)
from tests.harness.make import Make, Somebody, at_once

TEXT = "周二上午9点到下午3点停水，请提前接一桶水。"
assert jobs


def notice(make: Make, *, by: Somebody | None = None, **how: object) -> Notice:
    """One that went out, or waits."""
    new = NewNotice(make.home, TEXT, **how)  # type: ignore[arg-type]
    return make.act(by or make.chen, submission.write, new)


def promised(make: Make, one: Notice) -> list[int]:
    """Who is told in private."""
    rows = make.rows(Told, kind="notice.told", row_id=one.key)
    return sorted(each.person_id or 0 for each in rows)


def is_in(make: Make, who: Somebody, room: int) -> None:
    make.do(group_members.seen, make.home, room, who.id)


# -- whom it reaches -------------------------------------------------------------------------------


def test_whoever_reads_it_in_the_group_is_not_told_in_private(make: Make) -> None:
    """王阿姨 speaks in the group, 李明 does not: she has it there, he in private; 小陈 wrote it."""
    room = make.group(Purpose.NOTICES)
    is_in(make, make.wang, room.key)
    one = make.li, make.wang
    said = notice(make)
    assert promised(make, said) == [make.li.id]
    ways = {each.person_id: each.way for each in make.rows(Copy, notice_id=said.key)}
    assert ways == {make.wang.id: Way.GROUP, make.li.id: Way.PRIVATE}
    assert len(one) == 2
    assert make.kinds(group_id=room.key) == ["notice.card"]


def test_in_two_groups_and_in_the_audience_it_is_once(make: Make) -> None:
    rooms = [make.group(Purpose.NOTICES) for _ in range(2)]
    for room in rooms:
        is_in(make, make.wang, room.key)
    said = notice(make, audience=Audience(Whom.EVERYBODY))
    assert len(make.rows(Copy, notice_id=said.key, person_id=make.wang.id)) == 1
    assert promised(make, said) == []


def test_a_building_is_told_and_no_other(make: Make) -> None:
    """3号楼 alone: nobody of the group, nobody of 5号楼."""
    make.group(Purpose.NOTICES)
    for who, building in ((make.wang, "3号楼"), (make.li, "5号楼")):
        door = Address(building, "2单元501", is_whole=True)
        make.act(who, moves.say, make.home, door)
    said = notice(make, audience=Audience(Whom.BUILDINGS, buildings=("3号楼",)))
    assert promised(make, said) == [make.wang.id]
    assert make.do(notices.rooms, said) == []


def test_a_role_is_told(make: Make) -> None:
    assert make.wang.id != make.sun.id
    said = notice(make, audience=Audience(Whom.ROLE, role=Role.VOLUNTEER))
    assert promised(make, said) == [make.sun.id]


def test_it_is_counted_before_it_is_sent(make: Make) -> None:
    """One reads it in the group, one has a chat, one never came, one closed it: all counted."""
    room = make.group(Purpose.NOTICES)
    is_in(make, make.wang, room.key)
    blocked = make.person("关了的")
    make.do(accounts.blocked, "telegram", blocked.address)
    never = make.person("没来过", is_open=False)
    assert make.li.id != never.id
    found = make.do(audience.reach, make.home, Audience(), make.chen.id)
    assert found == audience.Reached(
        people=4, groups=1, troubled=0, in_groups=1, private=1, never_came=1, blocked=1, quiet=0
    )


def test_nobody_to_read_it_is_said(make: Make) -> None:
    with pytest.raises(submission.NobodyToRead):
        notice(make, audience=Audience(Whom.ROLE, role=Role.DONOR))


# -- what stands in none ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("请王秀英来一趟，身份证110101199003074514", submission.IdentityInside),
        ("家里遇到难处，请大家给我打钱，微信转账", submission.AsksForMoney),
    ],
)
def test_what_stands_in_no_notice(make: Make, text: str, no: type[Exception]) -> None:
    assert make.wang
    with pytest.raises(no):
        make.act(make.chen, submission.write, NewNotice(make.home, text))


def test_only_workers_write(make: Make) -> None:
    assert make.li
    with pytest.raises(NotAllowed):
        notice(make, by=make.wang)
    with pytest.raises(NotFound):
        notice(make, by=make.foreign_worker)


# -- the second look -------------------------------------------------------------------------------


@pytest.mark.both
def test_two_second_looks_at_once(make: Make, replica: Database) -> None:
    """紧急 waits for a second worker; of two who decide in one moment one does, and it goes out
    once."""
    assert make.wang
    others = [make.person(f"同事{n}", Role.WORKER) for n in range(2)]
    said = notice(make, kind=NoticeKind.URGENT, is_loud=True)
    assert said.state is NoticeState.SECOND
    assert make.rows(Copy) == []
    with pytest.raises(submission.OwnNotice):
        make.act(make.chen, submission.approve, said.key)
    both = Make(replica)
    done = at_once(
        [
            lambda: make.act(others[0], submission.approve, said.key),
            lambda: both.act(others[1], submission.decline, said.key),
        ]
    )
    assert sum(isinstance(each, submission.AlreadyDecided) for each in done) == 1
    state = make.again(said).state
    assert state in (NoticeState.OUT, NoticeState.DECLINED)
    rows = make.rows(Told, kind="notice.loud", row_id=said.key)
    assert len(rows) == (3 if state is NoticeState.OUT else 0)


def test_alone_nobody_gives_a_second_look(make: Make) -> None:
    assert make.wang
    with pytest.raises(submission.NoSecond):
        notice(make, kind=NoticeKind.URGENT)


# -- many ------------------------------------------------------------------------------------------


@pytest.mark.both
def test_a_round_that_died_goes_on_where_it_was(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven people, two at a time: what was gone through is not gone through again, and whoever is
    there is told once, also when the same step is done twice."""
    monkeypatch.setattr(rounds, "BATCH", 2)
    people = sorted(make.person(f"邻居{n}").id for n in range(7))
    said = notice(make)
    assert promised(make, said) == people[:2]
    while make.do(rounds.go_on):
        pass
    assert promised(make, said) == people
    make.do(rounds.begin, said, rounds.What.FIRST)
    while make.do(rounds.go_on):
        pass
    assert promised(make, said) == people
    assert make.do(rounds.comes) is None


def test_held_up_nobody_is_told_and_stopped_nobody_more(make: Make) -> None:
    people = [make.wang, make.li, make.sun]
    said = notice(make)
    make.act(make.chen, changes.pause, said.key)
    later = clock.now() + timedelta(days=300)
    assert all(each.due_at > later for each in make.rows(Told, kind="notice.told"))
    make.act(make.chen, changes.go_on, said.key)
    assert all(each.due_at < later for each in make.rows(Told, kind="notice.told"))
    make.act(make.chen, changes.stop, said.key)
    assert {each.state for each in make.rows(Told, kind="notice.told")} == {OutboxState.DROPPED}
    far = make.do(progress.of, make.again(said))
    assert (far.people, far.told, far.stopped, far.is_done) == (len(people), 0, 3, True)


# -- seen ------------------------------------------------------------------------------------------


@pytest.mark.both
def test_seen_is_seen_once(make: Make, replica: Database) -> None:
    """Two taps in one moment, and one more: one 「收到」."""
    said = notice(make, seen=Wanted.EACH, by=make.chen) if make.wang else None
    assert said is not None
    both = Make(replica)
    done = at_once(
        [
            lambda: make.act(make.wang, acknowledgements.say, said),
            lambda: both.act(make.wang, acknowledgements.say, said),
        ]
    )
    assert sorted(done) == [False, True]
    assert make.do(acknowledgements.count, said) == 1


def test_an_edit_that_matters_asks_anew(make: Make) -> None:
    """Whoever had seen the words before is asked again; a small edit leaves it."""
    said = notice(make, seen=Wanted.EACH) if make.wang else None
    assert said is not None
    make.act(make.wang, acknowledgements.say, said)
    small = make.act(make.chen, changes.edit, said.key, "周二停水。", 1, matters=False)
    assert make.do(acknowledgements.is_seen, small, make.wang.id)
    big = make.act(make.chen, changes.edit, said.key, "改到周三停水。", 2, matters=True)
    assert not make.do(acknowledgements.is_seen, big, make.wang.id)
    assert make.act(make.wang, acknowledgements.say, big)
    lines = make.do(history.of, make.home, "notice", said.key)
    assert [each.what for each in lines] == ["written", "went-out", "edited", "edited"]


def test_an_edit_of_what_somebody_else_edited(make: Make) -> None:
    said = notice(make) if make.wang else None
    assert said is not None
    make.act(make.chen, changes.edit, said.key, "周三停水。", 1, matters=False)
    with pytest.raises(changes.SaidMeanwhile):
        make.act(make.chen, changes.edit, said.key, "周四停水。", 1, matters=False)


def test_what_changed_while_it_was_on_its_way_is_put_right(make: Make) -> None:
    """The first words arrive after the edit: the message is edited to the new ones."""
    said = notice(make) if make.wang else None
    assert said is not None
    [told] = make.rows(Told, kind="notice.told")
    make.act(make.chen, changes.edit, said.key, "改到周三。", 1, matters=False)
    make.do(copies.note, told, "m1", 1)
    [copy] = make.rows(Copy)
    assert (copy.message_id, copy.version) == ("m1", 1)
    assert len(make.rows(Told, kind="notice.told", state=OutboxState.READY)) == 1


# -- it ends ---------------------------------------------------------------------------------------


def test_taken_back_is_told_to_whoever_has_it_and_nobody_else(make: Make) -> None:
    said = notice(make) if (make.wang, make.li) else None
    assert said is not None
    told = next(each for each in make.rows(Told, kind="notice.told", person_id=make.wang.id))
    make.do(copies.note, told, "m1", 1)
    gone = make.act(make.chen, changes.withdraw, said.key)
    waits = make.rows(Told, kind="notice.told", state=OutboxState.READY)
    assert [each.person_id for each in waits] == [make.wang.id]
    with pytest.raises(notices.NotOut):
        make.act(make.wang, acknowledgements.say, gone)
    with pytest.raises(notices.NotOut):
        make.act(make.chen, changes.withdraw, said.key)


def test_it_goes_out_at_its_hour_and_ends_after_its_days(make: Make) -> None:
    assert make.wang
    at = clock.now() + timedelta(hours=3)
    said = notice(make, goes_at=at)
    assert (said.state, promised(make, said)) == (NoticeState.PLANNED, [])
    assert make.do(changes.next_out) == at
    assert make.do(changes.go_out_due) == 0
    clock.travel(timedelta(hours=4))
    assert make.do(changes.go_out_due) == 1
    assert promised(make, said) == [make.wang.id]
    until = make.again(said).until
    assert until is not None
    make.do(changes.over, make.home, until)
    assert make.again(said).state is NoticeState.OUT
    make.do(changes.over, make.home, until + timedelta(days=1))
    assert make.again(said).state is NoticeState.OVER


def test_a_group_that_comes_back_reads_what_is_out(make: Make) -> None:
    """Its card was lost: what still counts stands there again, and nothing that ended."""
    room = make.group(Purpose.NOTICES)
    assert make.wang
    out, gone = notice(make), notice(make)
    make.act(make.chen, changes.withdraw, gone.key)
    make.do(posted_cards.note, make.home, room.key, notices.CARD, out.key, "", 1)
    found = make.do(posted_cards.waiting, room.key)
    assert ("notice.card", out.key) in found


def test_what_is_taken_back_is_told_once(make: Make) -> None:
    """The message is made to say so, and then nothing more is to be put right."""
    said = notice(make) if make.wang else None
    assert said is not None
    [told] = make.rows(Told, kind="notice.told")
    make.do(copies.note, told, "m1", said.revision)
    gone = make.act(make.chen, changes.withdraw, said.key)
    for each in make.rows(Told, kind="notice.told", state=OutboxState.READY):
        make.do(_begun, each.key)
    make.do(copies.note, told, "m1", gone.revision)
    assert make.rows(Told, kind="notice.told", state=OutboxState.READY) == []


def _begun(session: Session, told_id: int) -> None:
    row = session.get_one(Told, told_id)
    row.state = OutboxState.SENT
    session.add(row)
