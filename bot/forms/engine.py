"""The flow engine: what a flow asks, and running one again from the top."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, TypeVar

from sqlmodel import Session

from bot.forms.answers import SKIPPED, Answer, MoreToCome, Wrong
from bot.texts import Words

T = TypeVar("T")


SEEN = "_seen"  # beside the answers: what the row was like when the form was opened
ALBUM = "_album"  # beside the answers: whose first picture was answered; with DONE: all of it
WANTED = "_wanted"  # beside the answers: the question that was chosen, though it need not be asked
LED = "_led"  # beside the answers: all that need not be asked is asked, one after the other
ADDED = "_added"  # beside the answers: what a line has just added, and what was there before (JSON)
BESIDE = frozenset({SEEN, ALBUM, WANTED, LED, ADDED})


class About(NamedTuple):
    """What a conversation is about: who fills in the form, for which community, on which row."""

    person_id: int
    community_id: int | None
    subject: int


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: its key, the kind of answer it wants, and what its sentence shows."""

    key: str
    kind: Answer[Any]
    shown: dict[str, Any]
    count: int = 0  # of pictures received so far
    offers: tuple[str, ...] = ()  # what need not be asked and has no answer yet


class Unanswered(BaseException):
    """Stops a run at an open question. Not an Exception: no `except Exception` swallows it."""

    def __init__(self, question: Question) -> None:
        super().__init__(question.key)
        self.question = question


class AskedTwice(Exception):
    """A flow used one key for two questions."""


@dataclass(slots=True)
class Ask:
    """What a flow is given: `ask(key, kind)` answers, `ask.maybe(key, kind, default)` need not,
    `ask.read(look)` looks up rows to offer."""

    about: About
    answers: dict[str, str]
    _session: Session
    words: Words
    asked: list[str] = field(default_factory=list)
    kinds: dict[str, Answer[Any]] = field(default_factory=dict)
    shown: dict[str, dict[str, Any]] = field(default_factory=dict)  # in the words of each question
    offers: list[str] = field(default_factory=list)  # what was not asked, and may be

    def __call__(self, key: str, kind: Answer[T], **shown: Any) -> T:
        """The answer to `key`; stops the run while there is none that fits."""
        self._named(key, kind, shown)
        self.asked.append(key)
        question = Question(key, kind, shown, offers=tuple(self.offers))
        raw = self.answers.get(key)
        if raw is None:
            raise Unanswered(question)
        try:
            return kind.read(raw)
        except MoreToCome as more:
            raise Unanswered(replace(question, count=more.count)) from None
        except (Wrong, ValueError):  # the question changed since: ask again
            raise Unanswered(question) from None

    def maybe(self, key: str, kind: Answer[T], default: T, *, led: bool = True, **shown: Any) -> T:
        """The answer to a question that is asked only of who chose it, or (`led`) wants to be led
        from one to the next; `default` to all others."""
        is_wanted = self.answers.get(WANTED) == key or (led and LED in self.answers)
        if key in self.answers or is_wanted:
            return self(key, kind, **shown)
        self._named(key, kind, shown)
        self.offers.append(key)
        return default

    def _named(self, key: str, kind: Answer[Any], shown: dict[str, Any]) -> None:
        if key in self.kinds:
            raise AskedTwice(key)
        self.kinds[key], self.shown[key] = kind, shown

    def has(self, key: str) -> bool:
        """Whether somebody answered it, and did not skip it."""
        return self.answers.get(key, SKIPPED) != SKIPPED

    @property
    def last(self) -> Answer[Any] | None:
        """What kind of answer the last question of this run wants."""
        return self.kinds[self.asked[-1]] if self.asked else None

    @property
    def answered(self) -> list[str]:
        """The keys of this run that have an answer, in the order of its questions."""
        return [key for key in self.asked if key in self.answers]

    @property
    def counted(self) -> dict[str, str]:
        """The answers of this run: what a changed branch has left behind is none."""
        return {key: raw for key, raw in self.answers.items() if key in BESIDE.union(self.asked)}

    @property
    def seen(self) -> int | None:
        """The revision of the row when this form was opened, where that was noted."""
        raw = self.answers.get(SEEN, "")
        return int(raw) if raw.isdecimal() else None

    def read(self, look: Callable[[Session], T]) -> T:
        """Rows to offer or to decide by; read-only."""
        return look(self._session)


class Finished(NamedTuple):
    """A run that came to its end."""

    form: Any


class Run(NamedTuple):
    """What came of a run, and what was asked in it."""

    found: Finished | Question
    ask: Ask


def run(flow: Callable[[Ask], Any], ask: Ask) -> Finished | Question:
    """Run a flow from the top: its form, or the question at which it stopped."""
    try:
        form = flow(ask)
    except Unanswered as stop:
        return stop.question
    return Finished(form)
