"""Words that no form asked for, while something waits: what was meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.forms.answers import Confirm, Option, Text, Wrong
from bot.forms.engine import Ask
from bot.register import typed
from bot.register.actions import short
from bot.register.forms import flow
from bot.register.typed import STORY, Meant
from bot.texts import Words


class Mean(NamedTuple):
    """The words, and the button whose form is to have them; None where they were about nothing
    that waits."""

    words: str
    meant: Meant | None


@dataclass(frozen=True, slots=True)
class Which(Confirm):
    """One of the forms that take the words, or none of all that is offered."""

    takers: tuple[Option, ...] = ()

    def read(self, raw: str) -> str:  # type: ignore[override]
        if raw not in {self._raw("other"), *(taker.raw for taker in self.takers)}:
            raise Wrong("answer-said-anew")
        return raw

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return (*self.takers, Option(self._raw("other"), words("words-mean-as-other")))


@flow("words.mean", optional=True)
def mean(ask: Ask) -> Mean:
    """What was said, and as what it is to be taken."""
    said, offered = ask("words", Text(STORY)), ask("offered", Text(STORY))
    mine = ask.read(lambda session: typed.waiting(session, ask.about.person_id, ask.words))
    takers = {raw_of(each): each for each in mine if each.act.takes_words}
    shown = {raw: each for raw, each in takers.items() if raw in offered.split()}
    options = tuple(Option(raw, typed.label(each, ask.words)) for raw, each in shown.items())
    return Mean(said, shown.get(ask("as", Which(of=said, takers=options))))


def raw_of(meant: Meant) -> str:
    """The button whose form takes the words, short."""
    return f"{meant.act.action.verb}:{short(meant.act.action.id)}"
