"""The arithmetic that a number has to stand, where a pattern alone would take too much for it."""

import re
from datetime import date
from itertools import pairwise
from typing import Final

from storage.community.screening.lexicon import DATA

_TEEN: Final[re.Pattern[str]] = re.compile(DATA["dictated"]["teen"])
_ASIDE: Final[re.Pattern[str]] = re.compile(DATA["dictated"]["aside"])
_REPEATED: Final[re.Pattern[str]] = re.compile(DATA["dictated"]["repeated"])
_END_FIRST: Final[re.Pattern[str]] = re.compile(DATA["dictated"]["end_first"])
_BACKWARDS: Final[re.Pattern[str]] = re.compile(DATA["dictated"]["backwards"])


def dictated(typed: str) -> str:
    """The digits that are meant and in the order that is meant, without those that only tell how
    many come: "three eights"."""
    said = _TEEN.sub("1", _ASIDE.sub("", typed))
    said = _REPEATED.sub(lambda many: many[3] * int(many[1] or 2), said)
    digits = re.sub(r"\D", "", said)
    if _BACKWARDS.search(typed):
        return digits[::-1]
    return digits[8:] + digits[:8] if _END_FIRST.search(typed) else digits


def _is_birthday(digits: str) -> bool:
    """`digits` (YYYYMMDD) name a real day of the last two centuries."""
    if not 1880 <= int(digits[:4]) <= 2099:
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_identity(typed: str) -> bool:
    """GB 11643: a birthday inside. A wrong check digit is a slip of the pen, not another number."""
    number = dictated(typed) + "x" * typed.endswith("x")
    if len(number) == 15:
        return _is_birthday("19" + number[6:12])
    return len(number) == 18 and _is_birthday(number[6:14])


def _is_card(typed: str) -> bool:
    """ISO/IEC 7812 (Luhn)."""
    digits = [int(digit) for digit in reversed(re.sub(r"\D", "", typed))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_typed_with_digits(typed: str) -> bool:
    """Letters may stand for a few digits of a telephone number, not for all."""
    return sum(char.isdecimal() for char in typed) >= 6


def _is_mobile(typed: str) -> bool:
    """Eleven digits from 13 on; no list counted up or of hours, no sum of money, no measures."""
    groups = re.findall(r"\d+", typed)
    sizes = [int(group) for group in groups]
    is_counted = all(a < b for a, b in pairwise(sizes))
    is_hours = ":" in typed or re.search(r"\d\.\d{1,2}[,;\u3001]", typed) is not None
    is_list = max(sizes) < 100 and (is_counted or is_hours)
    is_measure = "\u00d7" in typed and [len(group) for group in groups] != [3, 4, 4]
    is_sum = re.fullmatch(r"\d{1,3}(?:,\d{3})+", typed) is not None
    is_long = re.match(r"1[3-9]\d{9}$", dictated(typed)) is not None
    return is_long and not (is_list or is_measure or is_sum)


def _is_line(typed: str) -> bool:
    """Seven or eight digits that are no date, no years, no round sums, no counting, and no number
    of a wish (2026-0417)."""
    digits = re.sub(r"\D", "", typed)[-8:]
    first, last = int(digits[:-4]), int(digits[-4:])
    is_round = not typed.isdecimal() and first % 100 == 0 and last % 100 == 0
    is_years = 1900 <= first < 2100 and 1900 <= last < 2100
    is_counted = digits in "0123456789" or digits in "9876543210"
    is_date = len(digits) == 8 and _is_birthday(digits)
    is_wish = re.fullmatch(r"20\d\d-\d{4}", typed) is not None
    return not (is_round or is_years or is_counted or is_date or is_wish)


CHECKS: Final = {
    "identity": _is_identity,
    "card": _is_card,
    "digits": _is_typed_with_digits,
    "mobile": _is_mobile,
    "line": _is_line,
}
