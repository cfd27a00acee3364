"""People answer to a notice: one thread each, one worker who sees to it."""

import pytest

from storage.community import memberships, residency
from storage.community.memberships import Role
from storage.engine.database import Database
from storage.engine.errors import NotAllowed, NotFound
from storage.messaging.outbox import Told
from storage.notices import replies, submission
from storage.notices import worklist as parts
from storage.notices.notices import NewNotice, Notice
from storage.notices.replies import NoticeThread, ThreadSettled, ThreadState
from storage.records import worklist
from tests.harness.make import Make, at_once


@pytest.fixture
def notice(make: Make) -> Notice:
    assert make.wang.id != make.li.id
    return make.act(make.chen, submission.write, NewNotice(make.home, "周二上午停水"))


def test_whatever_one_person_says_is_one_thread(make: Make, notice: Notice) -> None:
    """王阿姨 asks twice, 李明 once: two threads, with what each said, and 小陈 hears of both."""
    first = make.act(make.wang, replies.say, notice.key, "几点来水？")
    again = make.act(make.wang, replies.say, notice.key, "我家在6楼")
    other = make.act(make.li, replies.say, notice.key, "要帮忙吗？")
    assert first.id == again.id != other.id
    assert [each.words for each in make.do(replies.lines, again)] == ["几点来水？", "我家在6楼"]
    assert make.do(worklist.count, make.home, parts.REPLY) == 2
    assert len(make.rows(Told, kind="notice.replied", person_id=make.chen.id)) == 2


@pytest.mark.both
def test_two_workers_answer_at_once(make: Make, notice: Notice, replica: Database) -> None:
    """One answer goes out; the other worker reads that a colleague has seen to it."""
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    other, both = make.person("刘姐", Role.WORKER), Make(replica)
    done = at_once(
        [
            lambda: make.act(make.chen, replies.answer, thread.key, "下午三点。"),
            lambda: both.act(other, replies.answer, thread.key, "三点。"),
        ]
    )
    assert sum(isinstance(each, ThreadSettled) for each in done) == 1
    assert len(make.do(replies.lines, thread)) == 2
    assert len(make.rows(Told, kind="notice.answered", person_id=make.wang.id)) == 1


def test_it_opens_again_when_they_say_more(make: Make, notice: Notice) -> None:
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    make.act(make.chen, replies.answer, thread.key, "下午三点。")
    assert make.again(thread).state is ThreadState.SETTLED
    make.act(make.wang, replies.say, notice.key, "三点还没来")
    assert make.again(thread).state is ThreadState.OPEN


def test_a_promise_is_no_answer(make: Make, notice: Notice) -> None:
    """「今天之内回您」 is said once, and it waits for a worker until the answer comes."""
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    make.act(make.chen, replies.promise, thread.key, "今天之内回您")
    assert make.do(worklist.count, make.home, parts.REPLY) == 1
    with pytest.raises(replies.PromisedBefore):
        make.act(make.chen, replies.promise, thread.key, "今天之内回您")
    make.act(make.chen, replies.answer, thread.key, "下午三点。")
    assert make.do(worklist.count, make.home, parts.REPLY) == 0
    assert make.again(thread).promised_at is None


def test_a_colleague_has_it_and_when_she_leaves_another(make: Make, notice: Notice) -> None:
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    other = make.person("刘姐", Role.WORKER)
    make.act(make.chen, replies.hand_over, thread.key, other.id)
    assert make.again(thread).handler_id == other.id
    with pytest.raises(NotAllowed):
        make.act(make.chen, replies.hand_over, thread.key, make.li.id)
    make.do(memberships.revoke, make.home, other.id, Role.WORKER, make.chen.id)
    assert make.again(thread).handler_id == make.chen.id


def test_nobody_else_reads_or_answers(make: Make, notice: Notice) -> None:
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    for stranger in (make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(stranger, replies.answer, thread.key, "三点")
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, replies.say, notice.key, "几点？")


def test_enough_is_enough_for_a_day(make: Make, notice: Notice) -> None:
    for _ in range(replies.MANY):
        make.act(make.wang, replies.say, notice.key, "喂")
    with pytest.raises(replies.SaidPlenty):
        make.act(make.wang, replies.say, notice.key, "喂")


def test_whoever_left_waits_for_no_answer(make: Make, notice: Notice) -> None:
    thread = make.act(make.wang, replies.say, notice.key, "几点来水？")
    make.do(residency.left, make.home, make.wang.id)
    assert make.again(thread).state is ThreadState.SETTLED
    assert len(make.rows(NoticeThread)) == 1
