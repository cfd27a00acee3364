"""The service directory, and what it did not answer."""

from sqlmodel import Session

from bot.cards.services import services
from bot.register.actions import short
from storage.community import settings
from storage.engine import clock
from storage.services import entries, questions
from storage.services.entries import NewEntry, ServiceGroup
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    about_oneself,
    breaks,
    buttons,
    commands,
    doors,
    family,
    lives,
    probed,
    says,
    says_of_row,
    told,
)

buttons(ALL, "service.page service.show")
buttons(STAFF, "service.new service.change service.check service.retire")
buttons(frozenset({"owner"}), "question.send")
buttons(STAFF, "question.show question.entry question.answer question.close")
buttons(STAFF, "question.learn question.to-entry")
commands(ALL, "services ask")

doors("entry", entries.for_reader, entries.for_staff, entries.to_change)
doors("question", questions.for_asker, questions.for_staff, questions.to_answer)

says("service.page", "0=all", "0=papers", "7=care")
says_of_row("service.show", lambda life, row_id: ["", "0=papers", _others(life)])
says("service.retire", "ask", "keep", "sure")
says("question.close", "ask", "keep", "sure")
for _verb in ("question.entry", "question.learn"):
    says_of_row(_verb, lambda life, row_id: [short(life.rows["entry"][0].key)])

breaks(
    "a retired entry is found, or one that is in the directory is not",
    "UPDATE service_entry SET state = 'retired' WHERE state = 'live'",
)
breaks(
    "a question was answered by nobody, or with nothing",
    "UPDATE asked_question SET answered_by = NULL WHERE state = 'answered'",
)
family("service-{}", *services.FACTS)
family("service-kind-{}", *ServiceGroup)
family("question-{}", "answered", "closed")
about_oneself("asked_question")  # what one looked for last
told("EntryRetired", "QuestionOver", "TooManyQuestions")


def _others(life: Life) -> str:
    """What else was found, and which question it was."""
    other = life.rows["entry"][-1].key
    return f"{short(other)}:{short(life.rows['question'][0].key)}"


@lives
def asks(make: Make, life: Life) -> None:
    """Two entries to be looked over every week, one of them gone; a question in every state."""
    make.do(settings.adjust, None, life.home, {"service.check-days": 7})
    entry, gone = (
        make.act(life.worker, entries.write, form(life.home, title))
        for title in (f"{life.name}的老年卡", f"{life.name}的饭卡")
    )
    make.act(life.worker, entries.retire, gone.key)
    life.rows["entry"] = [entry, gone]
    life.rows["question"] = [_asked(make, life) for _ in range(4)]
    _, first, second, third = life.rows["question"]
    make.act(life.worker, questions.answer_with, first.key, entry.key)
    make.act(life.worker, questions.answer, second.key, f"给{life.name}的回话")
    make.act(life.worker, questions.close, third.key)
    said = f"{life.name}还想问的"
    life.rows["question"].append(make.act(life.owner, questions.look_up, life.home, said))


@probed("service.change")
def an_entry(session: Session, home: int, worker: int) -> int:
    return entries.write(session, worker, form(home, "x")).key


@probed("question.answer")
def a_question(session: Session, home: int, worker: int) -> int:
    row = questions.AskedQuestion(
        community_id=home,
        asker_id=worker,
        state=questions.QuestionState.WAITING,
        asked_at=clock.now(),
    )
    session.add(row)
    session.flush()
    return row.key


def _asked(make: Make, life: Life) -> questions.AskedQuestion:
    row = make.act(life.owner, questions.look_up, life.home, f"{life.name}想问的")
    return make.act(life.owner, questions.send, row.key)


def form(home: int, title: str) -> NewEntry:
    return NewEntry(
        home, ServiceGroup.PAPERS, title, "到窗口就能办", place="1号窗口", words="公交卡"
    )
