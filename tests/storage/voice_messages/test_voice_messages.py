"""What was said aloud: who may listen, who sees to it, and what is left of it."""

from datetime import timedelta

import pytest

from storage.community import workers
from storage.community.communities import Community
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.errors import NotFound
from storage.matching import voice_wishes
from storage.records import personal_data, retention, worklist
from storage.voice_messages import voice_messages
from storage.voice_messages.voice_messages import VoiceMessage, VoiceOver, VoiceState
from storage.wishes import wishes
from storage.wishes.wishes import Wish
from tests.harness.make import Make, at_once


def spoken(make: Make) -> VoiceMessage:
    return make.act(make.wang, voice_messages.keep, make.home, "telegram", "file-1", 12)


def test_only_workers_there_listen_and_it_is_noted(make: Make) -> None:
    row = spoken(make)
    assert make.act(make.chen, voice_messages.listen, row.key) == "file-1"
    assert "file-1" not in make.again(row).recording
    for stranger in (make.foreign_worker, make.wang, make.li):
        with pytest.raises(NotFound):
            make.act(stranger, voice_messages.listen, row.key)


@pytest.mark.both
def test_of_two_workers_at_once_one_sees_to_it(make: Make) -> None:
    """One writes a wish, one an answer: whoever is first, and nothing is left of the other."""
    row, liu = spoken(make), make.person("小刘", Role.WORKER)
    form = make.form(title="一台收音机")
    got = at_once(
        [
            lambda: make.act(make.chen, voice_wishes.write_down, row.key, form),
            lambda: make.act(liu, voice_messages.answer, row.key, "好"),
        ]
    )
    assert [type(each) for each in got].count(VoiceOver) == 1
    became = make.again(row).state
    assert len(make.rows(Wish)) == (1 if became is VoiceState.WISH else 0)
    told = [each for each in make.kinds(make.wang) if each.startswith("voice.")]
    assert told == ["voice.written" if became is VoiceState.WISH else "voice.answered"]


def test_the_wish_is_that_of_whoever_said_it(make: Make) -> None:
    """However many they have open; the worker is named in its history, and no owner of it."""
    for _ in range(5):
        make.wish()
    row = spoken(make)
    wish = make.act(make.chen, voice_wishes.write_down, row.key, make.form(title="一台收音机"))
    assert make.act(make.wang, wishes.for_owner, wish.key).key == wish.key
    assert wish.recorded_by is None
    with pytest.raises(VoiceOver):
        make.act(make.chen, voice_wishes.write_down, row.key, make.form())


def test_it_waits_until_it_is_seen_to(make: Make) -> None:
    row = spoken(make)
    assert make.do(worklist.counts, make.home)["voice.hear"] == 1
    make.act(make.chen, voice_messages.listen, row.key)
    assert make.do(worklist.counts, make.home)["voice.hear"] == 1
    make.act(make.chen, voice_messages.close, row.key)
    assert make.do(worklist.counts, make.home)["voice.hear"] == 0
    assert make.kinds(make.wang) == ["voice.answered"]


def test_whoever_goes_takes_it_along(make: Make) -> None:
    """Forgotten while it waits: nobody can listen any more."""
    row = spoken(make)
    make.do(personal_data.forget, make.wang.id)
    assert (make.again(row).state, make.again(row).recording) == (VoiceState.CLOSED, "")
    with pytest.raises(VoiceOver):
        make.act(make.chen, voice_messages.listen, row.key)


def test_it_is_gone_after_a_while(make: Make) -> None:
    """Not before somebody has seen to it."""
    waits, row = spoken(make), spoken(make)
    make.act(make.chen, voice_messages.answer, row.key, "明天给您送去")
    clock.travel(timedelta(days=91))
    make.do(lambda session: retention.run(session, session.get_one(Community, make.home)))
    assert (make.again(row).recording, make.again(row).answer) == ("", "")
    assert columns.opened(make.again(waits), "recording") == "file-1"


def test_somebody_listens_only_where_somebody_can_be_reached(make: Make) -> None:
    """No more is promised than is so: a worker whose chat is shut hears nothing, a group of theirs
    does."""
    make.person("小陈", Role.WORKER, is_open=False)
    assert not make.do(workers.are_reached, make.home)
    make.group(Purpose.WORKERS, by=make.person("小刘", Role.WORKER, is_open=False))
    assert make.do(workers.are_reached, make.home)
    assert not make.do(workers.are_reached, make.elsewhere)
