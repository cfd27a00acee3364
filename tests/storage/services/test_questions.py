"""What was asked and not found: who reads it, who answers, and what is left of it."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from storage.community import residency
from storage.community.communities import Community
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.errors import NotFound, Stale
from storage.records import personal_data, retention, worklist
from storage.services import entries, questions
from storage.services.entries import EntryRetired, NewEntry, ServiceGroup
from storage.services.questions import (
    AskedQuestion,
    QuestionOver,
    QuestionState,
    TooManyQuestions,
)
from tests.harness.make import Make, at_once

CARD = NewEntry(0, ServiceGroup.PAPERS, "老年优待证", "满60岁可办", words="公交卡")


def entry(make: Make) -> entries.ServiceEntry:
    form = NewEntry(make.home, CARD.kind, CARD.title, CARD.what, words=CARD.words)
    return make.act(make.chen, entries.write, form)


def asked(make: Make, said: str = "女儿能替我办老年卡吗") -> AskedQuestion:
    row = make.act(make.wang, questions.look_up, make.home, said)
    return make.act(make.wang, questions.send, row.key)


def said(make: Make, row: AskedQuestion, name: str = "said") -> str:
    return columns.opened(make.again(row), name)


def test_each_look_up_keeps_its_own_words(make: Make) -> None:
    """The button under the first sends the first; until then nobody else reads it."""
    first = make.act(make.wang, questions.look_up, make.home, "怎么看病")
    make.act(make.wang, questions.look_up, make.home, "怎么办卡")
    assert said(make, first) == "怎么看病"
    with pytest.raises(NotFound):
        make.act(make.chen, questions.for_staff, first.key)
    with pytest.raises(NotFound):
        make.act(make.li, questions.for_asker, first.key)


def test_asking_twice_is_asking_once(make: Make) -> None:
    room = make.group(questions.Purpose.WORKERS)
    row = asked(make)
    make.act(make.wang, questions.send, row.key)
    assert [told.group_id for told in make.told(kind="question.asked")] == [room.id]


def test_five_may_wait_and_the_sixth_hears_so(make: Make) -> None:
    for number in range(5):
        asked(make, f"第{number}件")
    with pytest.raises(TooManyQuestions):
        asked(make, "第六件")


@pytest.mark.both
def test_of_two_workers_at_once_one_answers(make: Make) -> None:
    """The asker hears once."""
    row, liu = asked(make), make.person("小刘", Role.WORKER)
    works = [
        lambda who=who: make.act(who, questions.answer, row.key, who.name)
        for who in (make.chen, liu)
    ]
    got = at_once(works)
    assert sorted(type(each).__name__ for each in got) == ["AskedQuestion", "QuestionOver"]
    assert make.kinds(make.wang).count("question.answered") == 1
    assert said(make, row, "answer") in (make.chen.name, "小刘")


def test_only_workers_of_the_community_answer(make: Make) -> None:
    row = asked(make)
    for stranger in (make.foreign_worker, make.wang):
        with pytest.raises(NotFound):
            make.act(stranger, questions.answer, row.key, "我来说")


def test_an_answer_by_an_entry_teaches_it_the_question(make: Make) -> None:
    """Without the telephone number that stood in it."""
    found, row = entry(make), asked(make, "闺女能代办不，回我13812345678")
    make.act(make.chen, questions.answer_with, row.key, found.key)
    assert make.do(entries.find, make.home, "闺女代办") == []
    for _ in range(2):
        make.act(make.chen, questions.learn, row.key, found.key)
    assert [each.key for each in make.do(entries.find, make.home, "闺女代办")] == [found.key]
    assert make.again(found).learnt == "闺女能代办不，回我"


def test_a_retired_entry_answers_nothing(make: Make) -> None:
    found, row = entry(make), asked(make)
    make.act(make.chen, entries.retire, found.key)
    with pytest.raises(EntryRetired):
        make.act(make.chen, questions.answer_with, row.key, found.key)
    with pytest.raises(EntryRetired):
        make.act(make.chen, entries.check, found.key)


def test_of_two_changes_to_one_entry_the_later_is_told(make: Make) -> None:
    found = entry(make)
    form = NewEntry(make.home, CARD.kind, "老年卡", CARD.what)
    make.act(make.chen, entries.change, found.key, form, found.revision)
    with pytest.raises(Stale):
        make.act(make.chen, entries.change, found.key, form, found.revision)
    assert make.again(found).title == "老年卡"


def test_after_a_quarter_an_entry_waits_for_a_worker(make: Make) -> None:
    """Until somebody says that it is so still."""
    found = entry(make)

    def waits() -> int:
        return make.do(worklist.counts, make.home)["service.check"]

    clock.travel(timedelta(days=91))
    assert waits() == 0
    clock.travel(timedelta(days=1))
    assert waits() == 1
    make.act(make.chen, entries.check, found.key)
    assert waits() == 0


def test_whoever_goes_asks_nothing_any_more(make: Make) -> None:
    """The workers have nothing left to answer; what was asked is gone."""
    row = asked(make)
    make.do(personal_data.forget, make.wang.id)
    gone = make.again(row)
    assert (gone.state, gone.said) == (QuestionState.CLOSED, "")
    with pytest.raises(QuestionOver):
        make.act(make.chen, questions.answer, row.key, "好")


def test_whoever_left_the_group_asks_nothing_here(make: Make) -> None:
    row = asked(make)

    def leave(session: Session) -> None:
        residency.left(session, make.home, make.wang.id)

    make.do(leave)
    assert make.again(row).state is QuestionState.CLOSED


def test_what_was_asked_is_gone_after_a_while(make: Make) -> None:
    open_one = asked(make, "还没人回的")
    row = asked(make)
    make.act(make.chen, questions.answer, row.key, "去1号窗口")
    clock.travel(timedelta(days=91))
    make.do(lambda session: retention.run(session, session.get_one(Community, make.home)))
    assert (make.again(row).said, make.again(row).answer) == ("", "")
    assert said(make, open_one) == "还没人回的"
