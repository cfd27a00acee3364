"""Every flow, given every answer once: what it can ask, and the words that it uses for it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, create_engine

from bot.conversation import About, Ask, Finished, Question, run
from bot.flows import FLOWS, said_as
from bot.texts import Words
from storage import communities, people, wishes

TYPED = ("=call 13800138000", "photo!")  # a text that hides a number; a picture


class Listening(Words):
    """Words that remember which were asked for."""

    def __init__(self) -> None:
        super().__init__("zh")
        self.asked: set[str] = set()

    def __call__(self, key: str, **shown: Any) -> str:
        self.asked.add(key)
        return super().__call__(key, **shown)


class Probe(NamedTuple):
    """`found`: flow-question → what its sentence is shown. `said`: keys of options and previews."""

    found: dict[str, set[str]]
    said: set[str]


@cache
def probe() -> Probe:
    """Run all flows as a worker of two communities who looks at a wish."""
    words, found = Listening(), {}
    with Session(_tables()) as session:
        about = _settle(session)
        for flow in FLOWS:
            for question in _questions(flow, about, session, words):
                found[f"{said_as(flow)}-{question.key}"] = set(question.shown)
    return Probe(found, words.asked)


def _tables() -> Engine:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    return engine


def _settle(session: Session) -> About:
    account = people.met(session, "probe", "1", "x")
    homes = [communities.add(session, name).id or 0 for name in ("east", "west")]
    for home in homes:
        people.grant(session, home, account.person_id, people.Role.WORKER)
    now = people.get(session, account.person_id).created_at
    wish = wishes.Wish(
        community_id=homes[0],
        year=2026,
        number=1,
        owner_id=account.person_id,
        for_whom=wishes.ForWhom.SELF,
        title="x",
        public_note="x",
        category=wishes.Category.GOODS,
        urgency=wishes.Urgency.TODAY,
        state=wishes.State.REVIEW,
        created_at=now,
        changed_at=now,
    )
    session.add(wish)
    session.flush()
    return About(account.person_id, None, wish.key)


def _questions(flow: str, about: About, session: Session, words: Words) -> Iterator[Question]:
    tried: set[tuple[str, str]] = set()
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        answers = waiting.pop(0)
        found = run(FLOWS[flow], Ask(about, answers, session, words))
        if isinstance(found, Finished):
            continue
        yield found
        for raw in _answers(flow, found, words):
            if (found.key, raw) not in tried:
                tried.add((found.key, raw))
                waiting.append(answers | {found.key: raw})


def _answers(flow: str, question: Question, words: Words) -> list[str]:
    kind: Any = question.kind
    if preview := getattr(kind, "preview", None):
        preview(words)
    offered = [option.raw for option in kind.options(words, said_as(flow), question.key)]
    return [raw for raw in (*TYPED, *offered) if _is_read(kind, raw)]


def _is_read(kind: Any, raw: str) -> bool:
    try:
        kind.read(raw)
    except Exception:  # noqa: BLE001 — whatever says so: no answer to this kind of question
        return False
    return True
