"""What a community may set, declared by each subject: numbers with their bounds and defaults, and
telephone numbers with their pattern. In
the database, on the wire and for the operator each is called `noun.name`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from storage.engine.errors import Refused

M = TypeVar("M", bound=BaseModel)
Given = tuple[tuple[str, Any], ...]  # what was set; of all else the defaults hold


class NoSuchNumber(Refused):
    """There is no setting of this name."""


class Name(str):
    """What a setting is called but in code: wish.open-wishes."""

    __slots__ = ()

    @property
    def slug(self) -> str:
        """As it stands in the keys of words: wish-open-wishes."""
        return self.replace(".", "-")


class Valued(NamedTuple):
    """A setting's value, to be said in its unit."""

    name: str
    value: int


class Order(NamedTuple):
    """Two settings by their names: the earlier one stays at least `gap` below the later, of which
    one counts as many as `per` of the earlier (minutes below days: 1440)."""

    earlier: Name
    later: Name
    gap: int = 1
    per: int = 1

    def holds(self, early: int, late: int) -> bool:
        """Whether these two values can stand beside each other."""
        return early + self.gap <= late * self.per

    def most(self, late: int) -> int:
        """How late the earlier may be."""
        return late * self.per - self.gap

    def least(self, early: int) -> int:
        """How early the later may be."""
        return -(-(early + self.gap) // self.per)


def before(earlier: str, later: str, *, gap: int = 1, per: int = 1) -> Order:
    """`wish.expire-days`, and so on: the first comes before the second."""
    return Order(Name(earlier), Name(later), gap, per)


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject's numbers, and what contradicts what among them and all others."""

    noun: str
    model: type[BaseModel]
    order: tuple[Order, ...]


SUBJECTS: dict[str, Subject] = {}
_NOUNS: dict[type[BaseModel], str] = {}


def declare(noun: str, model: type[BaseModel], order: tuple[Order, ...] = ()) -> None:
    """The settings of a subject, once: every field a whole number with its least and most, or text
    with its pattern."""
    assert noun not in SUBJECTS, noun
    SUBJECTS[noun] = Subject(noun, model, order)
    _NOUNS[model] = noun


def names() -> list[Name]:
    """Every setting that there is."""
    return [
        called(subject.noun, field)
        for _, subject in sorted(SUBJECTS.items())
        for field in subject.model.model_fields
    ]


def called(noun: str, field: str) -> Name:
    """How a field of a subject's model is called."""
    return Name(f"{noun}.{field.replace('_', '-')}")


def bounds(name: str) -> tuple[int, int]:
    """The least and the most that a number may be. Raises NoSuchNumber."""
    found = _declared(name)
    if "minimum" not in found:
        raise NoSuchNumber(name=name, names=", ".join(names()))
    return found["minimum"], found["maximum"]


def pattern(name: str) -> str:
    """What a telephone number consists of; "" for a setting that counts. Raises NoSuchNumber."""
    found: str = _declared(name).get("pattern", "")
    return found


def default(name: str) -> Any:
    """What holds where nothing was set. Raises NoSuchNumber."""
    return _declared(name)["default"]


def _declared(name: str) -> dict[str, Any]:
    noun, _, field = name.partition(".")
    found: Any = _schema(noun).get(field.replace("-", "_")) if noun in SUBJECTS else None
    if found is None:
        raise NoSuchNumber(name=name, names=", ".join(names()))
    return dict(found)


def orders() -> Iterator[Order]:
    """All pairs of settings of which one comes before the other."""
    for subject in SUBJECTS.values():
        yield from subject.order


def read(model: type[M], given: Given) -> M:
    """A subject's settings in force; nobody changes what is given out here."""
    found: Any = _read(model, given)
    return found  # type: ignore[no-any-return]


def in_force(given: Given) -> dict[str, Any]:
    """All settings in force, by name."""
    return {
        called(noun, field): value
        for noun, subject in sorted(SUBJECTS.items())
        for field, value in read(subject.model, given).model_dump().items()
    }


@lru_cache
def _read(model: type[BaseModel], given: Given) -> BaseModel:
    """Checked once for all events."""
    kept, noun = dict(given), _NOUNS[model]
    fields = ((field, called(noun, field)) for field in model.model_fields)
    return model.model_validate({field: kept[name] for field, name in fields if name in kept})


@cache
def _schema(noun: str) -> dict[str, Any]:
    found: dict[str, Any] = SUBJECTS[noun].model.model_json_schema()["properties"]
    return found
