"""Addresses in their one normal form, in which two people's words for the same door are the same
text. What people type is read in `bot/texts/addresses.py`."""

import re
from typing import NamedTuple

LETTERED = 10**9  # sorts behind every number


class Address(NamedTuple):
    """Where somebody lives: `building` as the house is called, "" where nobody knows; `flat`, what
    is within it, as it was said where we could not read it. `is_whole`: it is one door, so that
    whoever says the same lives together."""

    building: str = ""
    flat: str = ""
    is_whole: bool = False

    @property
    def text(self) -> str:
        """All of it in a line, "" for none."""
        return f"{self.building}{self.flat}"


def is_called(label: str, wanted: str) -> bool:
    """Whether a building is called so, with the larger place in front or without; 13 is not 3."""
    return re.search(rf"(?<!\d){re.escape(wanted)}$", label) is not None


def in_order(text: str) -> tuple[bool, list[tuple[int, str]]]:
    """A key to sort by: building 2 before building 10 before building A, and what nobody knows
    last."""
    parts = re.findall(r"(\d*)(\D*)", text)[:-1]
    return not text, [(int(number or LETTERED), rest) for number, rest in parts]
