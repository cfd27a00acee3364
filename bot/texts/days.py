"""A day as people say it: tomorrow at 3, before the feast of boats. Each language has a grammar
(`<language>/days.lark`), which must find a place for all that was said; two readings that differ
are none. What reads grammars is loaded with the first day that somebody types."""

import re
import string
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from bot.texts import FOLDER, LANGUAGES, Words, words
from bot.texts.day_rules import Meant, NoDay, Reader
from bot.texts.hours import NoHour

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

LIMIT = 32  # characters: what is longer is a story


def meant(text: str, now: datetime, say: Words, agreed: date | None = None) -> Meant | None:
    """What a text means to somebody who says it `now`, on the clock on the wall; None when it is no
    day, or may be several. `agreed`: the day that "two days later" counts from."""
    tidy = _tidy(text)
    if not tidy or len(tidy) > LIMIT:
        return None
    for language in _worth_trying(tidy, say.language):
        trees = _parsed(tidy, language)
        found = set(_readings(trees, Reader(now, words(language), agreed)))
        if trees:
            return found.pop() if len(found) == 1 else None
    return None


def _worth_trying(tidy: str, first: str) -> Iterator[str]:
    """Their own language; another one where its letters were typed."""
    yield first
    yield from (each for each in LANGUAGES if each != first and tidy.isascii() == (each == "en"))


def _tidy(text: str) -> str:
    """In small letters, with commas for all other signs that part words."""
    said = unicodedata.normalize("NFKC", text).casefold()
    said = re.sub(r"[^\w\s:./~'-]+", ",", said).strip(" \t\n.~")
    said = re.sub(r"(?<=\d)\s+(?=\d)", ",", said)
    said = re.sub(r"(?<![a-z0-9])\s+|\s+(?![a-z0-9])", "", said)
    return re.sub(",+", ",", said)


def _parsed(tidy: str, language: str) -> "list[Tree[Token]]":
    """Every way in which a grammar has a place for all of it."""
    from lark.exceptions import UnexpectedInput
    from lark.visitors import CollapseAmbiguities

    if not _letters(language).issuperset(tidy):
        return []  # at once: most of what people type is about no day
    try:
        return list(CollapseAmbiguities().transform(_grammar(language).parse(tidy)))
    except UnexpectedInput:
        return []


def _readings(trees: "list[Tree[Token]]", reader: Reader) -> Iterator[Meant]:
    for tree in trees:
        try:
            yield reader.read(tree)
        except (NoDay, NoHour, ValueError, OverflowError):
            continue


@cache
def _grammar(language: str) -> "Lark":
    from lark import Lark

    return Lark(_rules(language), ambiguity="explicit", maybe_placeholders=False)


@cache
def _letters(language: str) -> frozenset[str]:
    """All letters that a day may have; a sign or two more do no harm."""
    return frozenset(_rules(language)) | frozenset(string.digits)


def _rules(language: str) -> str:
    """The grammar of a language, without its comments."""
    text = (FOLDER / language / "days.lark").read_text("utf-8")
    return re.sub("//.*", "", text)
