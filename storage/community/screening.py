"""The checks before review: private numbers, asks that are no wish, danger, look-alikes.

Pure functions over strings. Words and patterns are data (`screening.toml`): a social worker can
read and mend them there. A finding stops nobody silently: it is shown to the worker as a flag.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_DATA: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)

LOOKS_ALIKE: Final[float] = _DATA["alike"]["threshold"]
"""From this score on, `alike` wishes of one household are shown side by side."""

TUCKED: Final = "\uff0a" * 3
"""Stands where a private number stood."""


class Flag(StrEnum):
    """What a worker should look at. `id_number` covers passports and bank cards as well."""

    phone = "phone"
    id_number = "id_number"
    house_number = "house_number"
    money = "money"
    medicine = "medicine"
    danger = "danger"
    minor = "minor"
    label = "label"
    contact = "contact"
    name = "name"


PRIVATE_SPANS: Final = frozenset({Flag.phone, Flag.id_number, Flag.house_number, Flag.contact})
"""What is tucked away before words are passed on."""


class Help(StrEnum):
    """What kind of danger it is: whom to ring first."""

    LISTENER = "listener"  # somebody does not want to live
    POLICE = "police"
    AMBULANCE = "ambulance"
    FIRE = "fire"
    GAS = "gas"


WORKER_ONLY: Final = frozenset({Flag.danger, Flag.money})
"""What is heard by a worker alone and never put before a group."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` is the span as typed, disguise included; `where` names the text it stands in."""

    flag: Flag
    where: str
    found: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern over one view of a text; void where its sentence also says `unless`."""

    flag: Flag
    pattern: re.Pattern[str]
    view: str
    unless: re.Pattern[str] | None
    check: str | None
    public: bool
    help: Help | None  # of danger: whom to ring first


@dataclass(frozen=True, slots=True)
class _Span:
    """A hit in the text as typed: [start, end)."""

    flag: Flag
    start: int
    end: int


# --- the text as it is read: folded, with the way back to what was typed ---


@lru_cache(maxsize=20_000)
def _folded_char(char: str) -> str:
    """`char` as patterns expect it: NFKC, lower case, ASCII digits; nothing for the unseen."""
    if unicodedata.category(char) in {"Cf", "Cs", "Mn", "Me"}:
        return ""
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    if unicodedata.category(char) == "Cc":
        return "\n" if char in "\n\r" else " " if char == "\t" else ""
    plain = unicodedata.normalize("NFKC", char).lower()
    return plain if len(plain) <= 4 else char  # one ligature folds to 18


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the place in `text` it came from."""
    parts = [_folded_char(char) for char in text]
    if all(len(part) == 1 for part in parts):
        return "".join(parts), list(range(len(text)))
    return "".join(parts), [at for at, part in enumerate(parts) for _ in part]


_VIEWS: Final[dict[str, dict[int, int]]] = {
    name: str.maketrans(table["from"], table["to"]) for name, table in _DATA["view"].items()
}


def _views(folded: str) -> dict[str, str]:
    """The same text as each kind of rule reads it; every view is as long as `folded`."""
    return {"plain": folded} | {name: folded.translate(table) for name, table in _VIEWS.items()}


# --- the rules ---


def _spelt(pattern: str) -> str:
    """`pattern` with each <word> of the lexicon written out; a word may use words before it."""
    for name, meaning in reversed(_DATA["word"].items()):
        pattern = pattern.replace(f"<{name}>", meaning)
    return pattern


def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the lexicon; blanks at line ends and line breaks in it mean nothing."""
    return re.compile(re.sub(r"\s*\n\s*", "", _spelt(pattern)))


def _rule(entry: Mapping[str, Any]) -> _Rule:
    """One [[rule]] of the lexicon."""
    unless = entry.get("unless")
    return _Rule(
        flag=Flag(entry["flag"]),
        pattern=_compiled(entry["pattern"]),
        view=entry.get("view", "plain"),
        unless=_compiled(unless) if unless else None,
        check=entry.get("check"),
        public=entry.get("public", False),
        help=Help(entry["help"]) if "help" in entry else None,
    )


_RULES: Final = tuple(_rule(entry) for entry in _DATA["rule"])
_SPARED: Final = {
    name: frozenset(Flag(flag) for flag in flags) for name, flags in _DATA["private"].items()
}
_SENTENCE_ENDS: Final[re.Pattern[str]] = _compiled(_DATA["sentence_ends"])
_REACH: Final = 60
"""How far to either side a sentence is read for `unless`, in characters; bounds the work."""


_TRIES: Final = 100
"""How many hits of a rule with `unless` or `check` are weighed in one text; bounds the work."""


def _is_birthday(digits: str) -> bool:
    """`digits` (YYYYMMDD) name a real day of the last two centuries."""
    if not 1880 <= int(digits[:4]) <= 2099:
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_identity(number: str) -> bool:
    """GB 11643: a birthday inside. A wrong check digit is a slip of the pen, not another number."""
    if len(number) == 15:
        return _is_birthday("19" + number[6:12])
    return len(number) == 18 and _is_birthday(number[6:14])


def _is_card(number: str) -> bool:
    """ISO/IEC 7812 (Luhn)."""
    digits = [int(digit) for digit in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_typed_with_digits(number: str) -> bool:
    """Letters may stand for a few digits of a telephone number, not for all."""
    return sum(char.isdecimal() for char in number) >= 6


_CHECKS: Final = {"identity": _is_identity, "card": _is_card, "digits": _is_typed_with_digits}


def _passes(rule: _Rule, found: str) -> bool:
    """`found` stands the arithmetic of its rule, if it has one."""
    return rule.check is None or _CHECKS[rule.check](re.sub(r"[\W_]", "", found))


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around [start, end), no further than `_REACH` on either side."""
    before = _SENTENCE_ENDS.split(text[max(0, start - _REACH) : start])[-1]
    after = _SENTENCE_ENDS.split(text[end : end + _REACH], maxsplit=1)[0]
    return before + text[start:end] + after


def _is_void(rule: _Rule, text: str, start: int, end: int) -> bool:
    """The sentence of the hit says that it is about something else."""
    return rule.unless is not None and bool(rule.unless.search(_sentence(text, start, end)))


def _hits(rule: _Rule, views: Mapping[str, str]) -> Iterator[_Span]:
    """Where `rule` holds, left to right; what fails its arithmetic is read again one on."""
    text, at = views[rule.view], 0
    tries = _TRIES if rule.unless or rule.check else len(text)
    while tries and (match := rule.pattern.search(text, at)):
        start, end, tries = *match.span(), tries - 1
        real = _passes(rule, views["plain"][start:end] if rule.check == "digits" else match[0])
        at = max(end, start + 1) if real else start + 1
        if real and not _is_void(rule, views["plain"], start, end):
            yield _Span(rule.flag, start, end)


def _applies(rule: _Rule, where: str) -> bool:
    """Private texts are spared what their claimer may or must read."""
    if where not in _SPARED:
        return True
    return not rule.public and rule.flag not in _SPARED[where]


def _distinct(spans: Iterable[_Span]) -> Iterator[_Span]:
    """Left to right, of overlapping spans of a flag one; no telephone inside an identity."""
    ends: dict[Flag, int] = {}
    order = {Flag.id_number: 0}
    for span in sorted(spans, key=lambda s: (s.start, -s.end, order.get(s.flag, 1), s.flag)):
        outer = ends.get(span.flag, 0)
        if span.flag is Flag.phone:
            outer = max(outer, ends.get(Flag.id_number, 0))
        if span.start >= outer:
            ends[span.flag] = span.end
            yield span


def _spans(text: str, where: str) -> list[_Span]:
    """All hits of all rules for `where`, as places in `text`."""
    folded, origin = _folded(text)
    views = _views(folded)
    hits = (hit for rule in _RULES if _applies(rule, where) for hit in _hits(rule, views))
    return [_Span(s.flag, origin[s.start], origin[s.end - 1] + 1) for s in _distinct(hits)]


def screen(**fields: str) -> tuple[Finding, ...]:
    """What a worker should look at in these named texts, in their order.

    `story` and `place` are private and spared what belongs there; every other name is public.
    """
    return tuple(
        Finding(span.flag, where, text[span.start : span.end])
        for where, text in fields.items()
        for span in _spans(text, where)
    )


def is_danger(findings: Iterable[Finding]) -> bool:
    """Somebody may be in danger: emergency numbers are shown now, a person follows at once."""
    return any(finding.flag is Flag.danger for finding in findings)


def helps(text: str) -> list[Help]:
    """Whom somebody in the danger of these words should ring, all of them, the right one first."""
    views = _views(_folded(text)[0])
    hits = [rule.help for rule in _RULES if rule.help and any(_hits(rule, views))]
    return list(dict.fromkeys([*hits, *Help]))


def tucked(text: str, what: frozenset[Flag] = PRIVATE_SPANS) -> str:
    """`text` with telephone, identity and house numbers and other contacts replaced by `TUCKED`."""
    parts, at = [], 0
    for span in _spans(text, "words"):
        if span.flag in what and span.end > at:
            parts += [text[at : max(at, span.start)], TUCKED if span.start >= at else ""]
            at = span.end
    return "".join(parts) + text[at:]


_CLAUSE: Final[re.Pattern[str]] = re.compile(r"[^，。！？；!?;\n]+[，。！？；!?;\n]*")
_ENOUGH_OF_ALL, _ENOUGH_OF_ONE = 4, 6
"""So many letters still say what is wished: in whole clauses, in one with a gap in it."""


def public(text: str) -> str:
    """`text` as a group may read it: the clause that holds something private cut out, or what is
    private in a single clause replaced by `TUCKED`; "" where hardly anything would be left."""
    clauses = _CLAUSE.findall(text)
    plain = [each for each in clauses if tucked(each) == each]
    if tucked(text) == text:
        return text
    if len(clauses) == 1:
        left, enough = tucked(text).removeprefix(TUCKED), _ENOUGH_OF_ONE
    else:
        left, enough = "".join(plain).rstrip("，；;\n "), _ENOUGH_OF_ALL
    is_torn = len(clauses) - len(plain) != 1 or left.count(TUCKED) > 1 or PRIVATE_SPANS & _in(left)
    return "" if is_torn or sum(map(str.isalnum, left)) < enough else left


def _in(text: str) -> set[Flag]:
    return {each.flag for each in screen(words=text)}


def phones(text: str) -> list[str]:
    """The telephone numbers in it, in plain digits."""
    read = (_folded(each.found)[0] for each in screen(words=text) if each.flag is Flag.phone)
    return [re.sub(r"\D", "", each.translate(_VIEWS["digits"])) for each in read]


# --- typed text made fit to keep ---

_EMOJI: Final = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_UNSEEN: Final = re.compile(
    f"(?<=[{_EMOJI}\ufe0f])(\u200d)(?=[{_EMOJI}])"  # families, professions: kept
    "|(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)"  # flags of regions: kept
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
_MARK: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff]"
_PILED: Final = re.compile(f"({_MARK}{{2}}){_MARK}+")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """`text` fit to keep: NFC, nothing unseen (emoji stay whole), no runs of blanks or lines."""
    text = _UNSEEN.sub(lambda kept: kept[1] or kept[2] or "", _BREAKS.sub("\n", text))
    text = _PILED.sub(r"\1", unicodedata.normalize("NFC", text))
    text = re.sub(r" ?\n ?", "\n", _BLANKS.sub(" ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def clean_name(text: str, limit: int = 40, nameless: str = _DATA["nameless"]) -> str:
    """A name on one line, at most `limit` characters; `nameless` if nothing visible is left."""
    name = " ".join(clean(text).split())[:limit].rstrip("\u200d ")
    return name if any(_folded_char(char).strip() for char in name) else nameless


# --- look-alikes ---

_THINGS: Final = {
    name: chr(0xE000 + number)
    for number, names in enumerate(_DATA["alike"]["same"])
    for name in names
}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words`, the longest first."""
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


_THING: Final = _any_of(_THINGS)
_STOP: Final = _any_of(_DATA["alike"]["stop"])
_AMOUNT: Final[re.Pattern[str]] = _compiled(_DATA["alike"]["amount"])


def _weights(text: str) -> dict[str, float]:
    """What `text` is about: things by their one name, else pairs of characters."""
    counted = _AMOUNT.sub(" ", _folded(text)[0])
    named = _THING.sub(lambda thing: f" {_THINGS[thing[0]]} ", counted)
    words = re.findall(r"\w+|[\ue000-\uf8ff]", _STOP.sub(" ", named))
    pairs = {w[at : at + 2]: 1.0 for w in words for at in range(max(1, len(w) - 1))}
    return pairs | {w: _DATA["alike"]["weight"] for w in words if "\ue000" <= w <= "\uf8ff"}


def calls(text: str, name: str) -> bool:
    """Whether somebody is called by `name` in `text`: a single letter calls nobody, nor do words
    that any wish may have."""
    called = _folded(name)[0].strip()
    own = _STOP.sub("", _THING.sub("", called))
    if len(called) <= 1 or not any(map(str.isalpha, own)):
        return False
    whole = rf"(?<![a-z]){re.escape(called)}(?![a-z])"
    return re.search(whole, _folded(text)[0]) is not None


def alike(a: str, b: str) -> float:
    """How much two wishes ask for the same, 0..1, amounts and courtesies ignored.

    Title and story together tell more than the title alone.
    """
    left, right = _weights(a), _weights(b)
    total = sum(left.values()) + sum(right.values())
    shared = sum(weight for word, weight in left.items() if word in right)
    return 2 * shared / total if total else 0.0
