"""What an answer can be. Each kind hears an event as a raw string, reads it at every run, and says
what it wants when it got something else."""

import re
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from bot.messages import Heard, Incoming, Message
from bot.register.settings import in_unit
from bot.texts import Words, dates, days, numerals
from bot.texts.hours import Hour
from storage.community import screening
from storage.engine import clock
from storage.engine.errors import Refused
from storage.engine.settings import Valued

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)
SKIPPED = "-"  # the raw answer of a question that was skipped
DONE = "!"  # ends the raw answer of photos: no more are coming


class Wrong(Exception):
    """This is no answer to the question; `key` says in words what is wanted."""

    def __init__(self, key: str, **shown: Any) -> None:
        super().__init__(key)
        self.key, self.shown = key, shown


class Option(NamedTuple):
    """A choice on a button: the raw answer (short ASCII) and its label."""

    raw: str
    label: str


class Answer(Protocol[T_co]):
    """A kind of answer."""

    @property
    def columns(self) -> int:
        """How many buttons stand side by side."""
        ...

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        """The raw answer in an event. Raises Wrong."""
        ...

    def read(self, raw: str) -> T_co:
        """The value of a raw answer. Raises Wrong when it is none (any more)."""
        ...

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        """The buttons under the question."""
        ...


def _typed(incoming: Incoming, key: str, **shown: Any) -> str:
    if incoming.heard is not Heard.TEXT or incoming.is_forwarded:
        raise Wrong(key, **shown)
    text = screening.clean(incoming.text)
    if not text:
        raise Wrong(key, **shown)
    return text


def _skip(words: Words, flow: str, key: str) -> Option:
    own = f"{flow}-{key}-skip"
    return Option(SKIPPED, words(own if words.has(own) else "answer-skip"))


@dataclass(frozen=True, slots=True)
class Text:
    """Some words, at most `limit` characters; "" when it may be skipped and was."""

    limit: int
    optional: bool = False
    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        text = _typed(incoming, "answer-text-wanted")
        self.fits(text)
        return f"={text}"  # marked, so that a typed "-" is not a skip

    def fits(self, text: str) -> None:
        """Raises Wrong for a text that is too long."""
        if len(text) > self.limit:
            shorter = text[: self.limit]
            raise Wrong("answer-too-long", limit=self.limit, length=len(text), shorter=shorter)

    def read(self, raw: str) -> str:
        return "" if raw == SKIPPED else raw[1:]

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return (_skip(words, flow, key),) if self.optional else ()


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number, typed or shared as one's own contact; "" when skipped."""

    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        is_own = incoming.sender is not None and incoming.contact_id == incoming.sender.id
        if incoming.heard is Heard.CONTACT and is_own:
            return f"={incoming.phone}"
        text = unicodedata.normalize("NFKC", _typed(incoming, "answer-phone-wanted"))
        digits = re.sub(r"[\s\-()]", "", text)
        if not re.fullmatch(r"\+?\d{7,15}", digits):
            raise Wrong("answer-phone-wanted")
        return f"={digits}"

    def read(self, raw: str) -> str:
        return "" if raw == SKIPPED else raw[1:]

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return (_skip(words, flow, key),)


@dataclass(frozen=True, slots=True)
class Choice(Generic[E]):
    """One of an enumeration's members; their labels stand under flow-key-member. The questions that
    it `leads` to are asked anew when it is."""

    among: Sequence[E]
    columns: int = 2
    leads: tuple[str, ...] = ()

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        raise Wrong("answer-choice-wanted")

    def read(self, raw: str) -> E:
        for member in self.among:
            if member.value == raw:
                return member
        raise Wrong("answer-choice-wanted")

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return [Option(each.value, words(_label(flow, key, each.value))) for each in self.among]


def _label(flow: str, key: str, value: str) -> str:
    return f"{flow}-{key}-{value}".replace("_", "-")


@dataclass(frozen=True, slots=True)
class Pick:
    """One of some rows, offered by id and name. Words are another answer to the question that they
    were found by, where `found_by` names it."""

    offered: Sequence[tuple[int, str]]
    found_by: str = ""
    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        raise Wrong("answer-choice-wanted")

    def read(self, raw: str) -> int:
        if raw not in {str(row_id) for row_id, _ in self.offered}:
            raise Wrong("answer-choice-wanted")
        return int(raw)

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return [Option(str(row_id), name) for row_id, name in self.offered]


class Amount(NamedTuple):
    """How many of what."""

    quantity: int
    unit: str


@dataclass(frozen=True, slots=True)
class Amounts:
    """A number and a unit. `unit` is taken where none is said."""

    unit: str
    most: int = 99
    columns: int = 3

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        found = numerals.amount(_typed(incoming, "answer-amount-wanted"), words)
        if found is None:
            raise Wrong("answer-amount-wanted")
        number, unit = found
        if not 1 <= number <= self.most:
            raise Wrong("answer-amount-range", most=self.most)
        return f"{number} {unit or self.unit}"

    def read(self, raw: str) -> Amount:
        number, _, unit = raw.partition(" ")
        return Amount(int(number), unit or self.unit)

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return [Option(str(number), f"{number}{self.unit}") for number in (1, 2, 3)]


@dataclass(frozen=True, slots=True)
class Many:
    """A whole number from `least` to `most`: 1, 2 and all of it on buttons, any other typed; where
    `most` is no whole (`has_all`), only typed."""

    most: int
    unit: str = ""
    least: int = 1
    has_all: bool = True
    columns: int = 3

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        text = _typed(incoming, "answer-many-wanted")
        if self.has_all and text.casefold() in words("amount-all").split("|"):
            return str(self.most)
        found = numerals.amount(text, words)
        if found is None or not self._is_ours(found[1], words):
            raise Wrong("answer-many-wanted", most=self.most)
        return str(self._checked(found[0]))

    def _is_ours(self, unit: str, words: Words) -> bool:
        """5 pairs is no answer where it is about boxes; pieces of anything are."""
        return unit.startswith(self.unit.casefold()) or unit in (
            "",
            *words("amount-any").split("|"),
        )

    def read(self, raw: str) -> int:
        return self._checked(int(raw))

    def _checked(self, number: int) -> int:
        if not self.least <= number <= self.most:
            raise Wrong("answer-amount-between", least=self.least, most=self.most)
        return number

    def less(self, raw: str, words: Words, flow: str, key: str) -> str:
        """Said to a tap on more than there is now; "" for any other."""
        own = f"{flow}-{key}-less"
        if not raw.isdecimal() or int(raw) <= self.most or not words.has(own):
            return ""
        return words(own, many=amount(self.most, self.unit))

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        if not self.has_all:
            return ()
        few = [each for each in (1, 2) if self.least <= each < self.most]
        offered = [Option(str(each), amount(each, self.unit)) for each in few]
        own = f"{flow}-{key}-all"
        every = own if words.has(own) else "answer-many-all"
        rest = words(every, many=amount(self.most, self.unit))
        return [*offered, Option(str(self.most), rest)]


@dataclass(frozen=True, slots=True)
class Day:
    """A day from `first` to `last`, as it is said on the clock on the wall of `zone` at the time
    when it is said; None when it may be skipped and was. `agreed`: the day that "two days later"
    counts from."""

    first: date
    last: date
    zone: str
    optional: bool = False
    agreed: date | None = None
    columns: int = 2

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        return self.understood(incoming, words)[0].isoformat()

    def understood(self, incoming: Incoming, words: Words) -> tuple[date, Hour]:
        """The day that was typed, and the hour. Raises Wrong."""
        example = self.first + timedelta(days=7)
        typed = _typed(incoming, "answer-day-wanted", example=example)
        now = clock.local(incoming.at, self.zone)
        found = days.meant(typed, now, words, self.agreed)
        if found is None:
            raise Wrong("answer-day-wanted", example=example)
        fitting = (each for each in found.days if self.first <= each <= self.last)
        day = next(fitting, found.days[0])
        if day < now.date():
            raise Wrong("answer-day-past", day=day, first=self.first)
        self._check(day)
        return day, found.hour

    def read(self, raw: str) -> date | None:
        if raw == SKIPPED:
            return None
        day = date.fromisoformat(raw)
        self._check(day)
        return day

    def _check(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise Wrong("answer-day-range", first=self.first, last=self.last)

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        ahead = [self.first + timedelta(days=each) for each in (1, 3, 7, 14)]
        offered = [
            Option(each.isoformat(), dates.said(each, words)) for each in ahead if each <= self.last
        ]
        return [*offered, _skip(words, flow, key)] if self.optional else offered


def amount(quantity: int, unit: str) -> str:
    """3 bags; without the space where the unit is not written in Latin letters."""
    return f"{quantity} {unit}".strip() if unit.isascii() else f"{quantity}{unit}"


def refusal(words: Words, no: Refused) -> str:
    """Why not, as people read it; the moments in it are local ones."""
    shown = {
        name: in_unit(*each, words) if isinstance(each, Valued) else each
        for name, each in no.shown.items()
    }
    return words(no.key, **dates.in_words(shown, words))


def wanted(words: Words, wrong: Wrong) -> str:
    """What an answer should have been, as people read it."""
    return words(wrong.key, **dates.in_words(wrong.shown, words))


@dataclass(frozen=True, slots=True)
class Photos:
    """Up to `most` pictures, sent one by one or as an album; a button ends it."""

    most: int = 9
    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        if incoming.heard is not Heard.PHOTO:
            raise Wrong("answer-photo-wanted")
        held = [each for each in so_far.split(",") if each]
        held += [each for each in incoming.media if each not in held]
        if len(held) > self.most:
            raise Wrong("answer-photo-most", most=self.most)
        return ",".join(held) + (DONE if self.most == 1 else "")

    def read(self, raw: str) -> tuple[str, ...]:
        if raw == SKIPPED:
            return ()
        if not raw.endswith(DONE):
            raise MoreToCome(len(raw.split(",")))
        return tuple(each for each in raw.removesuffix(DONE).split(",") if each)

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return (_skip(words, flow, key),)


class MoreToCome(Exception):
    """Some of the answer is there; `count` so far."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


@dataclass(frozen=True, slots=True)
class Confirm:
    """Yes or no, each labelled with the act. With `preview` it shows what will be; with `edits`
    any answer can be changed first; `only` drops the no. An answer about one `of` some words is
    none about others: when they change, it is asked again. Other words are another answer to the
    question `found_by`, where it was understood from words."""

    preview: Callable[[Words], Message] | None = None
    edits: bool = False
    only: bool = False
    of: str = ""
    found_by: str = ""
    columns: int = 2

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        if self.found_by and incoming.text.strip(numerals.ENDS).casefold() in words(
            "answer-yes"
        ).split("|"):
            return self._raw("yes")
        raise Wrong("answer-choice-wanted")

    def read(self, raw: str) -> bool:
        if raw not in (self._raw("yes"), self._raw("no")):
            raise Wrong("answer-said-anew" if self.of else "answer-choice-wanted")
        return raw == self._raw("yes")

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        yes = Option(self._raw("yes"), words(f"{flow}-{key}-yes"))
        return (yes,) if self.only else (yes, Option(self._raw("no"), words(f"{flow}-{key}-no")))

    def _raw(self, said: str) -> str:
        return f"{said}-{zlib.crc32(self.of.encode()):x}" if self.of else said
