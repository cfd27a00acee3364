"""Where somebody lives, as people say it: 3栋, 三号楼, #3 and building 3 are one house, 2-501 and
2单元501室 one door. How it is said stands in `<language>/addresses.toml`. Nothing is refused: what
cannot be read is kept as it was said."""

import re
import tomllib
import unicodedata
from collections.abc import Collection
from functools import cache
from typing import Any, NamedTuple

from bot.texts import DEFAULT, FOLDER, LANGUAGES, numerals, words
from storage.community.addresses import Address

HYPHENS = re.compile(r"[\u2010-\u2015\u2212\u30fc~\uff5e\u2500]")


class Speech(NamedTuple):
    """How a language says where a home is."""

    before: re.Pattern[str]
    within: re.Pattern[str]
    building: re.Pattern[str]
    unit: re.Pattern[str]
    door: re.Pattern[str]
    side: re.Pattern[str]
    remark: re.Pattern[str]


def read(said: str, names: Collection[str] = ()) -> Address:
    """The one normal form of an address. `names`: what the neighbourhood itself is called, which
    is no part of it."""
    said = " ".join(HYPHENS.sub("-", unicodedata.normalize("NFKC", said)).split())
    for language in LANGUAGES:
        if (found := _read(said, language, names)) is not None:
            return found
    return Address(flat=said)


def _read(said: str, language: str, names: Collection[str]) -> Address | None:
    """None where nothing in it is an address in this language."""
    speech = _speech(language)
    text = _tidy(said, language)
    text = text[_end(speech.before.match(text)) :]
    hit = speech.building.search(text)
    building = _building(text[: hit.start()], hit, speech, names, language) if hit else ""
    flat, rest = _flat(text[hit.end() if hit else 0 :], speech)
    is_door = bool(flat) and not flat[-1].endswith(_form("unit").format(""))
    parts = "".join(flat)
    if is_door and speech.remark.match(rest):
        return Address(building, parts, bool(building))
    if not building and not parts:
        return None
    left = "" if speech.remark.fullmatch(rest) else rest.strip(" ,、")
    return Address(building, parts + left) if building or not left else None


def _building(
    before: str, hit: re.Match[str], speech: Speech, names: Collection[str], language: str
) -> str:
    found = hit.groupdict()
    number = _number(found["number"] or found.get("sharp") or found.get("dashed") or "")
    letter = (found.get("letter") or "").upper()
    form = "building" if number.isdecimal() else "lettered"
    own = {_tidy(each, language) for each in names}
    within = before.strip(" ,、-").removesuffix(_form("linked"))
    is_part = speech.within.search(within) and not _is_named(within, own)
    return (within.upper() if is_part else "") + _form(form).format(number + letter)


def _is_named(place: str, names: Collection[str]) -> bool:
    """Whether a place is the neighbourhood itself, however much of its name was said."""
    return any(place in name or name in place for name in names)


def _flat(text: str, speech: Speech) -> tuple[list[str], str]:
    """Entrance and door in their normal form, and what is left."""
    parts = []
    if unit := speech.unit.match(text):
        parts.append(_form("unit").format(_number(unit["number"])))
        text = text[unit.end() :]
    if door := speech.door.match(text):
        parts.append(_number(door["number"]))
        return parts, text[door.end() :]
    if side := speech.side.match(text):
        parts.append(_form("side").format(_number(side["number"]), side["side"]))
        return parts, text[side.end() :]
    return parts, text


def _number(said: str) -> str:
    """3, 三 and 03 are one number; 五零一 is said digit by digit."""
    if re.fullmatch(r"\d+[a-z]?", said):
        return said.lstrip("0").upper() or "0"
    zh = words(DEFAULT)
    value = numerals.named(said, zh)
    if value is not None and not said.isascii():
        return str(value)
    digits = [_digit(each) for each in said]
    return "".join(digits) if all(digits) else said.upper()


def _digit(character: str) -> str:
    if character == _form("one"):
        return "1"
    value = unicodedata.numeric(character, None)
    return "" if value is None else str(int(value))


def _tidy(said: str, language: str) -> str:
    small = said.casefold()
    if language != DEFAULT:
        return small
    return re.sub(r"(?<=\d) (?=\d)", ",", small).replace(" ", "")  # #3 2-501: two numbers


def _end(hit: re.Match[str] | None) -> int:
    return hit.end() if hit else 0


@cache
def _data(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / language / "addresses.toml").read_text("utf-8"))


def _form(name: str) -> str:
    form: str = _data(DEFAULT)["form"][name]
    return form


@cache
def _speech(language: str) -> Speech:
    data = _data(language)
    return Speech(*(_pattern(data["says"][each], data["parts"]) for each in Speech._fields))


def _pattern(text: str, parts: dict[str, str]) -> re.Pattern[str]:
    while named := re.search(r"\{([A-Z]+)\}", text):
        text = text.replace(named[0], parts[named[1]])
    return re.compile(text)
