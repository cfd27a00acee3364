"""Numbers as people write them: 12, by name, a dozen's twelve; and how many of what."""

import itertools
import re
import unicodedata

from bot.texts import Words

ENDS = " \n.,!?~。、"  # what words end with
_UNIT = re.compile(r"([^\W\d]{1,6}|[a-z][a-z-]{0,19})?")  # letters need more room


def amount(text: str, words: Words) -> tuple[int, str] | None:
    """How many, and of what, "" where that was not said: 3袋, 大概十五箱, a dozen eggs. None for
    what is no whole number of anything, or is vaguer: 十几个, 半斤, size 42, 5号楼."""
    said = unicodedata.normalize("NFKC", text).casefold().strip(ENDS)
    said = re.sub(f"^(({words('amount-before')})[\\s,]*)+", "", said)
    said = re.sub(f"(\\s*({words('amount-behind')}))+$", "", said).strip(ENDS)
    number, unit = counted(said, words)
    is_none = number is None or re.match(words("amount-of-nothing"), unit)
    return None if is_none or not _UNIT.fullmatch(unit) else (number or 0, unit)


def counted(text: str, words: Words) -> tuple[int | None, str]:
    """The number that a text begins with, by name or as a numeral, and what comes after it."""
    first, _, rest = text.partition(" ")
    if (value := _named(first.casefold(), words)) is not None:
        more, unit = counted(rest, words) if value == 1 and rest else (None, "")
        return (value, rest.strip()) if more is None else (more, unit)  # a dozen is one of twelve
    numeral = "".join(itertools.takewhile(lambda each: _digit(each, words) is not None, text))
    return _number(numeral, words), text.removeprefix(numeral).strip()


def named(said: str, words: Words) -> int | None:
    """A number by its name, or in Chinese numerals up to 99."""
    value = _named(said, words)
    return _number(said, words) if value is None else value


def _named(name: str, words: Words) -> int | None:
    """Two, a, a dozen's twelve: the numbers that have a name, from one on."""
    for number, names in enumerate(words("answer-number-names").split(), 1):
        if name in names.split("|"):
            return number
    return None


def _number(numeral: str, words: Words) -> int | None:
    """A number of at most 9 digits or in Chinese numerals up to 99; None for anything else."""
    if numeral.isdecimal():
        return int(numeral) if len(numeral) <= 9 else None
    values = [_digit(each, words) or 0 for each in numeral]
    if len(values) < 2:
        return values[0] if values else None
    at = values.index(10) if 10 in values else len(values)
    tens, ones = values[:at], values[at + 1 :]  # around the ten
    if max(len(tens), len(ones)) > 1 or max(tens + ones) > 9:
        return None
    return 10 * (tens or [1])[0] + (ones or [0])[0]


def _digit(character: str, words: Words) -> int | None:
    if not character.isascii() and (value := _named(character, words)) is not None:
        return value
    number = unicodedata.numeric(character, None)  # Chinese numerals are numbers too
    return None if number is None or number != int(number) else int(number)
