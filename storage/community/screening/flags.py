"""What a worker should look at, and where it was found."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


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


WORKER_ONLY: Final = frozenset({Flag.danger, Flag.money})
"""What is heard by a worker alone and never put before a group."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`found` is the span as typed, disguise included; `where` names the text it stands in."""

    flag: Flag
    where: str
    found: str
