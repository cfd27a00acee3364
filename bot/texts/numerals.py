"""Numbers as people write them: 12, by name, a dozen's twelve."""

import itertools
import unicodedata

from bot.texts import Words


def counted(text: str, words: Words) -> tuple[int | None, str]:
    """The number that a text begins with, by name or as a numeral, and what comes after it."""
    first, _, rest = text.partition(" ")
    if (named := _named(first.casefold(), words)) is not None:
        return named, rest.strip()
    numeral = "".join(itertools.takewhile(lambda each: _digit(each, words) is not None, text))
    return _number(numeral, words), text.removeprefix(numeral).strip()


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
    if not character.isascii() and (named := _named(character, words)) is not None:
        return named
    value = unicodedata.numeric(character, None)  # Chinese numerals are numbers too
    return None if value is None or value != int(value) else int(value)
