"""Forms: a flow asks its questions, and what is registered here acts on the filled-in form."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from bot.forms.engine import Ask
from bot.messages import Reply
from bot.register.event import Event
from bot.texts import Words

Finished = Callable[[Event, Any], Reply]


FORMS: dict[str, Finished] = {}


def form(flow: str) -> Callable[[Finished], Finished]:
    """Register what acts on a flow's filled-in form."""

    def register(run: Finished) -> Finished:
        assert flow not in FORMS, flow
        FORMS[flow] = run
        return run

    return register


Flow = Callable[[Ask], Any]


FLOWS: dict[str, Flow] = {}


_WORDS: dict[str, str] = {}


_ABOUT: dict[str, type] = {}


_MADE: dict[str, type] = {}


_OPTIONAL: set[str] = set()


_DOUBTS: set[str] = set()


Hears = Callable[[str, Words], bool]


class Dates(NamedTuple):
    """What answers the question `of` may name a day, at most `within` ahead, that answers `key`."""

    of: str
    key: str
    within: timedelta


DATES: dict[str, Dates] = {}


class Begun(NamedTuple):
    """A flow that a sentence begins, as the answer to its question `key`; not `is_meant`: it asks
    first whether that was meant."""

    flow: str
    key: str
    is_meant: bool


_HEARS: dict[str, tuple[str, Hears]] = {}


class Pictured(NamedTuple):
    """Of a flow: words said with a picture answer the question `said`, the picture `photo`; it is
    not to be `shown` before whoever sent it says so ("": nobody asks)."""

    said: str
    photo: str
    shown: str = ""


_PICTURED: dict[str, Pictured] = {}


def flow(
    name: str,
    words: str = "",
    *,
    about: type | None = None,
    makes: type | None = None,
    optional: bool = False,
    hears: tuple[str, Hears] | None = None,
    dates: Dates | None = None,
    pictured: Pictured | None = None,
    doubts: bool = False,
) -> Callable[[Flow], Flow]:
    """Register a flow; its texts are `name-key…`, or those of another flow that asks the same.
    `about`: the table that its subject is a row of; `makes`: that of what comes of it. One that
    is `optional` may be left unanswered: nobody is reminded of it. `hears`: a sentence that no
    form asked for begins it, as the answer to that question, where that function says so; it says
    so of no sentence of another flow. `dates`: a day that is named in one answer answers another
    question. `pictured`: a picture may be sent with that sentence. `doubts`: it asks first
    whether the sentence was meant for it."""

    def register(run: Flow) -> Flow:
        assert name not in FLOWS, name
        FLOWS[name], _WORDS[name] = run, (words or name).replace(".", "-")
        _ABOUT.update({name: about} if about else {})
        comes = makes or about
        _MADE.update({name: comes} if comes else {})
        _OPTIONAL.update({name} if optional else ())
        _DOUBTS.update({name} if doubts else ())
        _HEARS.update({name: hears} if hears else {})
        DATES.update({name: dates} if dates else {})
        _PICTURED.update({name: pictured} if pictured else {})
        return run

    return register


def about(name: str) -> type | None:
    """The table that a flow's subject is a row of; None for one about nothing in particular, or of
    another version."""
    return _ABOUT.get(name)


def made(name: str) -> type | None:
    """The table of the row that comes of a flow."""
    return _MADE.get(name)


def flows_about(table: type) -> set[str]:
    """The flows that may be open about a row of this table: numbers of different nouns are the
    same."""
    return {name for name, about in _ABOUT.items() if about is table}


def said_as(name: str) -> str:
    """The name under which a flow's words stand; its own for one of another version."""
    return _WORDS.get(name, name.replace(".", "-"))


def is_optional(name: str) -> bool:
    """Whether all is well without an answer."""
    return name in _OPTIONAL


def begun_with(said: str, words: Words) -> Begun | None:
    """The flow that begins with this sentence; None for none."""
    fits = (
        Begun(name, key, name not in _DOUBTS)
        for name, (key, hears) in _HEARS.items()
        if hears(said, words)
    )
    return next(fits, None)


def pictured(name: str) -> Pictured | None:
    """What a picture with words answers in a flow; None where pictures are no answer to words."""
    return _PICTURED.get(name)


def begins_at(name: str) -> str:
    """The question that a sentence which no form asked for answers; "" in any other flow."""
    return _HEARS[name][0] if name in _HEARS else ""
