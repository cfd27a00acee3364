"""What a sentence says of itself: what it is about, how many, how soon; pure functions.

The patterns are data (bot/texts/<language>/wishes/reading.toml). What is read wrong costs a tap:
the last look shows it, and each of it can be changed there.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import dropwhile
from typing import Any, NamedTuple

from bot.forms.answers import Amount
from bot.texts import FOLDER, Words, numerals
from storage.community import screening
from storage.community.screening import Flag
from storage.wishes.wishes import (
    PIECES_LIMIT,
    PLACE_LIMIT,
    STORY_LIMIT,
    TITLE_LIMIT,
    Category,
    Urgency,
)

SHORT = 26  # characters: a title that fits everywhere
CUT = "…"  # ends a title that was cut
LEFT = 5  # letters that a number or a door has to leave
LEAST = 2  # letters: less says nothing
SENTENCE = 4  # letters: less is hardly a sentence
COUNTED = {Category.GOODS, Category.REPAIR, Category.OTHER}  # of anything else: turns and people


class Read(NamedTuple):
    """A sentence, read: what the group may see, what stays private, and how it is filed."""

    title: str
    story: str
    category: Category
    amount: Amount
    urgency: Urgency
    place: str
    phone: str


@cache
def _data(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / language / "wishes" / "reading.toml").read_text("utf-8"))


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.ASCII | re.IGNORECASE)


def read(said: str, words: Words) -> Read:
    """All that the words say, and what is usual where they say nothing."""
    text, data = unicodedata.normalize("NFKC", said), _data(words.language)
    category = kind(text, words)
    short, story = headline(said, words)
    return Read(
        title=short,
        story=story,
        category=category,
        amount=amount(text, category, words),
        urgency=urgency(text, words) or Urgency(data["usual"][category]),
        place=_place(said),
        phone=next(iter(screening.phones(said)), ""),
    )


# -- is it one? ------------------------------------------------------------------------------------


def is_empty(said: str, words: Words) -> bool:
    """Whether nothing is left to do: a sign, a greeting, a yes."""
    text = _greeted(unicodedata.normalize("NFKC", said), words)
    data = _data(words.language)
    is_assent = _pattern(data["assent"]).fullmatch(text)
    is_short = sum(map(str.isalpha, text)) < LEAST and not _weights(text, data)
    return bool(is_assent) or is_short


def is_beside(said: str, words: Words) -> bool:
    """Whether it is a word to us, or about what was wished before: nothing to make a wish of."""
    text = _greeted(unicodedata.normalize("NFKC", said), words)
    beside = _data(words.language)["beside"]
    is_about_us = any(_pattern(each).search(text) for each in beside)
    return is_about_us or is_empty(said, words) or names_nothing(text, words)


def names_nothing(said: str, words: Words) -> bool:
    """Whether it only says how many or when, and not of what."""
    text = unicodedata.normalize("NFKC", said).strip()
    nothing = _data(words.language)["no_thing"]
    return bool(_pattern(f"({nothing})++").fullmatch(text))  # never goes back: text may be long


def is_wish(said: str, words: Words) -> bool:
    """Whether words that nobody asked for are one: they ask for something of a kind that we
    know."""
    text, data = _greeted(unicodedata.normalize("NFKC", said), words), _data(words.language)
    weights = _weights(text, data) if fits(said, words) else {}
    return bool(weights) and (max(weights.values()) > LEAST or _asks(text, data))


def may_be(said: str, words: Words) -> bool:
    """Whether it could be one all the same: whoever said it is asked."""
    is_long = sum(map(str.isalpha, said)) >= SENTENCE
    return is_long and fits(said, words) and not is_wish(said, words)


def fits(said: str, words: Words) -> bool:
    """Whether it can be the sentence of a wish: the group has something of it to read."""
    is_short = 0 < len(said) <= STORY_LIMIT
    return is_short and not is_beside(said, words) and not is_ruin(said, words)


def is_ruin(said: str, words: Words) -> bool:
    """Whether a number or a door is nearly all of it: what they leave (帮我送到) is no wish."""
    least = 1 if screening.public(said) else LEFT
    return len(title(said, words)) < least


def title(said: str, words: Words) -> str:
    """What the group would read of it; "" for nothing."""
    return headline(said, words)[0]


def _asks(text: str, data: Mapping[str, Any]) -> bool:
    return bool(_pattern(data["asks"]).search(text))


def _greeted(text: str, words: Words) -> str:
    """Without the greeting before it and the thanks after it; as it is where that is all."""
    data, text = _data(words.language), text.strip()
    greeting = _pattern(data["greeting"]).match(text)
    left = text[greeting.end() :] if greeting else text
    return _pattern(data["thanks"]).sub("", left).strip() or text


# -- the title -------------------------------------------------------------------------------------


def headline(said: str, words: Words) -> tuple[str, str]:
    """A title for the group, and the story. What somebody says of their health or home before
    they ask is nobody's business; where the rest is long the title is the clause that asks. ""
    where nothing would be left."""
    plain, data = _plain(said, words), _data(words.language)
    if not plain:
        return screening.public(said)[:TITLE_LIMIT], ""
    rest = list(dropwhile(lambda each: _is_own(each, data), plain)) or plain
    short = _bare("".join(rest))
    if len(short) > (TITLE_LIMIT if short.isascii() else SHORT):
        telling = [each for each in rest if _weights(each, data)]
        asking = [each for each in telling if _asks(each, data)]
        short = _bare((asking or telling or plain)[0])
    told = "".join(plain).strip()
    whole, short = _bare(told), _shortened(short)
    return short, "" if short == whole else told


def _shortened(short: str) -> str:
    """At most what a title may have, never in the middle of a word that has an end."""
    if len(short) <= TITLE_LIMIT:
        return short
    cut = short[: TITLE_LIMIT - 1].rsplit(" ", 1)[0] if short.isascii() else short[: SHORT - 1]
    return f"{cut}{CUT}"


def _is_own(clause: str, data: Mapping[str, Any]) -> bool:
    """Whether somebody only tells how they are."""
    return bool(_pattern(data["own"]).search(clause)) and not _asks(clause, data)


def _bare(clauses: str) -> str:
    return clauses.strip("，,。.；;！!？? \n")


def _plain(said: str, words: Words) -> list[str]:
    """The clauses, greeting aside, that hold nothing private; of one that does, what asks."""
    clauses = re.findall(r"[^，。！？；,!?;\n]+[，。！？；,!?;\n]*\s*", _greeted(said, words))
    left = (_without_private(each, words) for each in clauses)
    return [each for each in left if each]


def _without_private(clause: str, words: Words) -> str:
    """All of it, or what asks for something in one breath with an address; "" for nothing."""
    tucked, data = screening.tucked(clause), _data(words.language)
    if tucked == clause:
        return clause
    pieces = tucked.split(screening.TUCKED)
    return next((each for each in pieces if _asks(each, data) and _weights(each, data)), "")


# -- what it is about ------------------------------------------------------------------------------


def kind(text: str, words: Words) -> Category:
    """The kind that most of the words speak for."""
    weights = _weights(text, _data(words.language))
    return max(weights, key=weights.__getitem__) if weights else Category.OTHER


def _weights(text: str, data: Mapping[str, Any]) -> dict[Category, int]:
    weights: dict[Category, int] = {}
    for each in data["kind"]:
        hits = sum(bool(_pattern(pattern).search(text)) for pattern in each["says"])
        if hits:
            at = Category(each["is"])
            weights[at] = weights.get(at, 0) + each["weight"] + hits - 1
    return weights


def amount(text: str, category: Category, words: Words) -> Amount:
    """The first number that counts what is wished; one, where none does."""
    data, usual = _data(words.language)["amount"], words(f"unit-{category}")
    for pattern in data["not_counted"]:
        text = _pattern(pattern).sub(" ", text)
    names = data["units"] if category in COUNTED else data["turns"]
    units = _pattern(f"({'|'.join(names)})(?!{data['not_before']})")
    for at in range(len(text)):
        number, rest = _number(text, at, data, words)
        unit = units.match(rest)
        if unit and 1 <= number <= PIECES_LIMIT:
            return Amount(number, unit[1])
    return Amount(1, usual)


def _number(text: str, at: int, data: Mapping[str, Any], words: Words) -> tuple[int, str]:
    """The number that stands there, and what follows it; 0 for none that counts."""
    if _pattern(data["not_after"]).search(text[:at]):
        return 0, ""
    if text.startswith(data["few"], at):
        return data["several"], text[at + len(data["few"]) :].strip()
    number, rest = numerals.counted(text[at:], words)
    return number or 0, rest


def urgency(text: str, words: Words) -> Urgency | None:
    """How soon, where that is said."""
    for each in _data(words.language)["urgency"]:
        if _pattern(each["says"]).search(text):
            return Urgency(each["is"])
    return None


def _place(said: str) -> str:
    """The door that was said among the words, for the claimer alone."""
    found = (each for each in screening.screen(words=said) if each.flag is Flag.house_number)
    return next((each.found[:PLACE_LIMIT] for each in found), "")


# -- what is added to it ---------------------------------------------------------------------------


class More(NamedTuple):
    """What a line that was added says: where, by which number, and all else."""

    place: str
    phone: str
    story: str


def more(said: str, words: Words) -> More:
    """A line under the last look; "" for what it does not say."""
    plain, place = _plain(said, words), _place(said)
    houses = [each for each in plain if _pattern(_data(words.language)["place"]).search(each)]
    if not place and houses:
        place = houses[0].strip("，,。 ")[:PLACE_LIMIT]
        plain.remove(houses[0])
    phone = next(iter(screening.phones(said)), "")
    return More(place, phone, "".join(plain).strip("，,。 "))
