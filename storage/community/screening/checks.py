"""The arithmetic that a number has to stand, where a pattern alone would take too much for it."""

from datetime import date
from typing import Final


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


CHECKS: Final = {"identity": _is_identity, "card": _is_card, "digits": _is_typed_with_digits}
