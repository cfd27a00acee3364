"""A numbered list, as neighbours copy it on in a chat and each adds a line: who, how many, from
which house, for whom. Pure functions; every line that was pasted is accounted for, and what could
not be read is said to be so. How people write: `<language>/forms/numbered_lists.toml`."""

import re
import tomllib
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from bot.texts import DEFAULT, FOLDER, LANGUAGES, addresses, numerals, words
from storage.community.addresses import Address

LIMIT = 20_000  # characters of a list; more is no list that anybody copied on
LONGEST = 300  # characters of a line that says who and how many
LEAST = 3  # numbered lines make a list also of what does not say that it is one
NAME = 4  # letters of a name, besides how somebody is called
AHEAD = 5  # numbers may be left out
UNSAID = ("Cf", "Mn", "Me", "So", "Sk", "Cs", "Co", "Cn")  # pictures, and what nobody sees
NOWHERE = Address()


class Kind(StrEnum):
    """What a line of the list is."""

    BLANK = "blank"
    MARKER = "marker"  # says that a list begins
    TITLE = "title"
    ABOUT = "about"  # what it is about, above the first name
    EXAMPLE = "example"  # shows how to write
    ENTRY = "entry"
    EMPTY = "empty"  # a number that nobody wrote anything behind
    REMARK = "remark"  # belongs to the line above
    UNREAD = "unread"  # we ask what it means


class Why(StrEnum):
    """Why a line could not be read."""

    NONE = ""
    NO_NAME = "no_name"
    LONG = "long"  # more than a name, how many and where
    MANY = "many"  # several amounts
    VAGUE = "vague"  # about how many
    OFF = "off"  # somebody is out again


class Entry(NamedTuple):
    """Somebody's line. `number`: as it was written, 0 for none; `many`: 0 where nobody said;
    `acts_for`: whom they speak for, if somebody else; `note`: whatever else they wrote."""

    number: int
    name: str
    many: int
    address: Address = NOWHERE
    acts_for: str = ""
    phone: str = ""
    note: str = ""


class Line(NamedTuple):
    """One line as it was pasted, what it is, and what it says."""

    text: str
    kind: Kind
    entry: Entry | None = None
    why: Why = Why.NONE


class Reading(NamedTuple):
    """A list, line by line, none left out."""

    lines: tuple[Line, ...]

    @property
    def title(self) -> str:
        """What it is called, "" where it says nothing of itself."""
        said = next((each.text for each in self.of(Kind.TITLE)), "")
        return _re("marker", r"^\W*(?:{})\W*").sub("", said, count=1).strip()

    @property
    def head(self) -> str:
        """All that stands above the first name."""
        return "\n".join(each.text for each in self.of(Kind.MARKER, Kind.TITLE, Kind.ABOUT))

    @property
    def entries(self) -> list[Entry]:
        return [each.entry for each in self.lines if each.entry is not None]

    def of(self, *kinds: Kind) -> list[Line]:
        return [each for each in self.lines if each.kind in kinds]


def is_list(text: str) -> bool:
    """Whether this is a list that was copied on: it says so, or has some numbered lines."""
    if "\n" not in text or len(text) > LIMIT:
        return False
    reading = read(text)
    if any(_re("marker", r"^\W*(?:{})").match(_plain(each.text)) for each in reading.lines[:3]):
        return bool(reading.of(Kind.ENTRY, Kind.EMPTY, Kind.UNREAD))
    entries, unread = (len(reading.of(each)) for each in (Kind.ENTRY, Kind.UNREAD))
    return entries + unread >= LEAST and entries > unread


def read(text: str) -> Reading:
    """The list, line by line."""
    found: list[Line] = []
    so_far = _SoFar()
    for raw in text.split("\n"):
        line = _line(raw, so_far)
        so_far = so_far.after(line)
        found.append(line)
    return Reading(tuple(found))


# -- what a line is ------------------------------------------------------------------------------


class _SoFar(NamedTuple):
    """What the lines above leave behind: the last number, and whether title and names began."""

    last: int = 0
    has_title: bool = False
    has_begun: bool = False

    def after(self, line: Line) -> "_SoFar":
        number = line.entry.number if line.entry else 0
        has_begun = self.has_begun or line.kind in (Kind.ENTRY, Kind.EMPTY)
        return _SoFar(number or self.last, self.has_title or line.kind is Kind.TITLE, has_begun)


def _line(raw: str, so_far: _SoFar) -> Line:
    plain = _plain(raw)
    if not plain.strip():
        return Line(raw, Kind.BLANK)
    if len(plain) > LONGEST:
        return Line(raw, Kind.UNREAD, None, Why.LONG)
    numbered = _numbered(plain, so_far.last)
    if _re("example", r"^\W*(?:{})").match(numbered[1] if numbered else plain):
        return Line(raw, Kind.EXAMPLE)
    if numbered is not None:
        return _of_number(raw, *numbered)
    return _beside(raw, plain) if so_far.has_begun else Line(raw, _of_head(plain, so_far))


def _of_number(raw: str, number: int, said: str) -> Line:
    if not re.search(r"\w", said):
        return Line(raw, Kind.EMPTY)
    entry, why = _entry(number, said)
    return Line(raw, Kind.UNREAD, None, why) if entry is None else Line(raw, Kind.ENTRY, entry)


def _of_head(plain: str, so_far: _SoFar) -> Kind:
    """Above the first name: the marker, alone or before the title, the title, and what it says."""
    marker = _re("marker", r"^\W*(?:{})").match(plain)
    if marker and not re.search(r"\w", plain[marker.end() :]):
        return Kind.MARKER
    return Kind.ABOUT if so_far.has_title else Kind.TITLE


def _beside(raw: str, plain: str) -> Line:
    """No number, below the first name: a remark, or a line whose number was forgotten."""
    is_remark = re.match(r"^\s*\(.*\)\s*$", plain) or _re("remark", r"^\W*(?:{})").match(plain)
    if is_remark or not re.search(r"\w", _re("assent", r"(?:{})").sub("", plain)):
        return Line(raw, Kind.REMARK)
    entry, why = _entry(0, plain)
    if entry is not None and (entry.many or entry.address.text):
        return Line(raw, Kind.ENTRY, entry)
    return Line(raw, Kind.UNREAD, None, why or Why.LONG)


def _numbered(plain: str, last: int) -> tuple[int, str] | None:
    """The number that a line begins with and the rest; None for a line without. A number that
    nothing separates from the words (302 Wang) counts only where it is about the next."""
    shape = r"^[\s*>_(\[-]*(?:{})?\s*(?P<n>\d{{1,3}})(?!\d)(?P<rest>.*)$"
    hit = _re("before", shape).match(plain)
    if hit is None:
        return _by_name(plain)
    number, rest = int(hit["n"]), hit["rest"]
    sign = _re("behind", r"^\s*(?:[.,:;)\]|~!\u3001\u3002\u3011]+|-(?!\d)|{})\s*").match(rest)
    if sign:
        return number, rest[sign.end() :]
    is_next = last <= number <= last + AHEAD
    is_apart = bool(re.match(r"\s|[^\W\d]|$", rest))
    is_free = number == last + 1 or not _re("unit", r"^(?:{})").match(rest)
    return (
        (number, rest.strip())
        if is_next and is_apart and is_free and _is_no_house(plain, hit)
        else None
    )


def _is_no_house(plain: str, hit: re.Match[str]) -> bool:
    return not _re("address", r"^\s*(?:{})").match(plain[hit.start("n") :])


def _by_name(plain: str) -> tuple[int, str] | None:
    """One, two, three as they are written in front: a sign has to follow."""
    hit = re.match(r"^\s*\(?([^\W\d_]{1,3})\s*[\u3001.,:)]\s*(.*)$", plain)
    value = numerals.named(hit[1], words(DEFAULT)) if hit and not hit[1].isascii() else None
    return (value, hit[2]) if hit and value else None


# -- what a line says ----------------------------------------------------------------------------


def _entry(number: int, said: str) -> tuple[Entry | None, Why]:
    """What somebody wrote behind the number; None, and why, where it cannot be read."""
    if _re("off").search(said):
        return None, Why.OFF
    if _re("half").search(said):
        return None, Why.VAGUE
    rest, inner, notes = _brackets(_re("title", r"(?:{})\s*[:=]").sub(" ", said))
    rest, phones = _taken(_re("phone"), rest)
    rest, where = _taken(_re("address"), rest)
    where, notes = _where(where, notes)
    counts, rest = _counts(rest)
    if len(set(counts)) > 1 or _re("number", r"\d{{3}}(?:UNIT)").search(rest):
        return None, Why.MANY
    name, acts_for, more = _names(rest, inner)
    if not name:
        return None, Why.LONG if more else Why.NO_NAME
    address = addresses.read(where[0]) if where else NOWHERE
    note = " ".join(filter(None, [*where[1:], *phones[1:], *more, *notes]))
    phone = next(iter(phones), "")
    return Entry(number, name, next(iter(counts), 0), address, acts_for, phone, note), Why.NONE


def _brackets(said: str) -> tuple[str, str, list[str]]:
    """What stands outside of brackets, for whom it is where that stands inside, all else there."""
    notes = [each.strip() for each in re.findall(r"\(([^()]*)\)", said)]
    inner = next((each for each in notes if _re("proxy", r"^(?:{})").match(each)), "")
    if inner:
        notes.remove(inner)
    return re.sub(r"\([^()]*\)", " ; ", said), inner, notes


def _where(found: list[str], notes: list[str]) -> tuple[list[str], list[str]]:
    """Where they live may stand between brackets."""
    inside = [each for each in notes if _re("address", r"^(?:{})$").match(each)]
    return [*found, *inside], [each for each in notes if each not in inside]


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """A text without what a pattern finds in it, and what that is."""
    found = [hit[0].strip(" ,-") for hit in pattern.finditer(text)]
    return pattern.sub(" ", text), found


def _counts(text: str) -> tuple[list[int], str]:
    """How many, wherever it stands: with a unit, behind a sign, or a figure alone at the end."""
    figure, named = r"(?<![\d-])\d{{1,2}}", "(?:{})"
    unit = rf"(?:{figure}|{named})(?:UNIT)|{figure}\s+(?:UNIT)(?![^\W_])"
    sign = rf"[x\u00d7*+]\s*(?:{figure}(?![\w-])|{named}(?![\w-]))"
    alone = rf"(?<=[^\d-]){figure}(?=\s*[;,.!~]*\s*$)"
    for shape in (rf"[x\u00d7*+]?\s*(?:{unit})", sign, alone):
        pattern = _re("number", shape)
        hits = [_value(hit[0]) for hit in pattern.finditer(text)]
        if hits:
            return hits, pattern.sub(" ", text)
    return [], text


def _value(said: str) -> int:
    """2份, +1 and two bags as numbers."""
    if figure := re.search(r"\d+", said):
        return int(figure[0])
    hit = _re("number").search(said)
    assert hit is not None, said
    pair = {word: place for place, word in enumerate(_data(DEFAULT)["few"], 2)}
    spoken = (numerals.named(hit[0], words(each)) for each in LANGUAGES)
    return pair.get(hit[0]) or next(filter(None, spoken), 0)


def _names(rest: str, inner: str) -> tuple[str, str, list[str]]:
    """Who, for whom, and whatever else was written."""
    left, right = _split(rest)
    if inner:
        right = right or _re("proxy", r"^(?:{})").sub("", inner)
    name, more = _name(left)
    acts_for, others = _name(_re("proxy_end", r"\s*(?:{})(?=\s|$|[;,.])").sub(" ", right))
    if not name and acts_for:
        return acts_for, "", [*more, *others]
    return name, acts_for, [*more, *others]


def _split(rest: str) -> tuple[str, str]:
    """The helper's name and whom they act for."""
    hit = _re("proxy", r"(?:{})(?=\s*[^\W_])").search(rest)
    return (rest[: hit.start()], rest[hit.end() :]) if hit else (rest, "")


def _name(text: str) -> tuple[str, list[str]]:
    """The first words that may be a name, and all others; "" where what stands first is too long
    for one. A figure alone is some door."""
    text = re.sub(r"(?<![^\W_])(\d{3,4})(?=[^\W\d_])", r"\1 ", text)
    text = _re("takes", r"(?:{})(?=\s|$|[;,.])").sub(" ", text)
    text = _re("assent", r"(?<![^\W_])(?:{})(?![^\W_])|(?:{})(?=\s*$|[;,.!~])").sub(" ", text)
    pieces = [each.strip("+-*[]") for each in _BETWEEN.split(text)]
    doors = [each for each in pieces if each.isdecimal()]
    pieces = [each for each in pieces if each and not each.isdecimal()]
    if not pieces:
        return "", doors
    first, others = _joined(pieces)
    first = _re("of", r"^(?:{})").sub("", first)
    first = _re("family", r"(?<=\w)(?:{})$").sub("", first)
    is_name = bool(first) and not re.search(r"\d", first) and _fits(first)
    return (first, [*others, *doors]) if is_name else ("", [*pieces, *doors])


_BETWEEN = re.compile(r"[^\w+'*\[\].\u00b7-]+|\.(?!\w)|_+")


def _joined(pieces: list[str]) -> tuple[str, list[str]]:
    """A name of Latin letters has several words."""
    many = 1
    while many < min(3, len(pieces)) and all(
        re.fullmatch(r"[a-z.'-]+", x) for x in pieces[: many + 1]
    ):
        many += 1
    latin = " ".join(pieces[:many]).title() if pieces[0].isascii() else pieces[0]
    return latin, pieces[many:]


def _fits(name: str) -> bool:
    """A name is short, unless it says how somebody is called, or names several; of one letter it
    is hardly all."""
    if name.isascii():
        return 1 < len(name) <= 6 * NAME
    several = [each for each in re.split(r"[+\u00b7]", name) if each]
    bare = [_re("called", r"(?:{})$").sub("", each) for each in several]
    return len(name) > 1 and all(len(each) <= NAME for each in bare)


# -- the words -----------------------------------------------------------------------------------


def _plain(text: str) -> str:
    """A line in its plain form: signs of one width, small letters, no pictures."""
    spaced = "".join(_spaced(each) for each in text)
    plain = unicodedata.normalize("NFKC", spaced).casefold()
    return "".join(each for each in plain if unicodedata.category(each) not in UNSAID)


def _spaced(letter: str) -> str:
    """A number in a circle has an end; a keycap too."""
    if unicodedata.category(letter) == "No" and unicodedata.numeric(letter, 0) >= 1:
        return f"{int(unicodedata.numeric(letter))}. "
    return ". " if letter == "\u20e3" else letter


@cache
def _data(language: str) -> dict[str, Any]:
    path = FOLDER / language / "forms" / "numbered_lists.toml"
    return tomllib.loads(path.read_text("utf-8"))


@cache
def _re(name: str, shape: str = "{}") -> re.Pattern[str]:
    """A pattern of all languages in this shape."""
    every = "|".join(f"(?:{_data(each)[name]})" for each in LANGUAGES)
    units = "|".join(f"(?:{_data(each)['unit']})" for each in LANGUAGES)
    whole = shape.replace("UNIT", units).replace("{}", every)
    return re.compile(whole.replace("{{", "{").replace("}}", "}"))
