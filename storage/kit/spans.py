"""How parts of a text look: beside it, never in it, so that whoever reads the text alone reads it
whole, and no letter of it can pass for a style."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, NamedTuple

MOST = 40  # styled parts of one text
LINK_LIMIT = 500  # characters of an address


class Style(StrEnum):
    LINK = "link"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    STRIKE = "strike"


class Styled(NamedTuple):
    """The characters from `begin` to before `end`, and the address that a LINK opens."""

    style: Style
    begin: int
    end: int
    link: str = ""


Spans = tuple[Styled, ...]


def as_json(spans: Iterable[Styled]) -> dict[str, Any]:
    """As a row or an answer keeps them."""
    kept = [[str(each.style), *each[1:]] for each in spans]
    return {"spans": kept} if kept else {}


def read(kept: dict[str, Any]) -> Spans:
    """What is kept."""
    return tuple(Styled(Style(style), *rest) for style, *rest in kept.get("spans", ()))


def fitted(spans: Spans, typed: str, kept: str, clean: Callable[[str], str]) -> Spans:
    """The spans of what was `typed`, in what is `kept` of it once `clean`. One whose place is not
    sure is left out: its words are read without it."""
    found = (_moved(each, typed, kept, clean) for each in spans[:MOST])
    return tuple(each for each in found if each is not None)


def _moved(span: Styled, typed: str, kept: str, clean: Callable[[str], str]) -> Styled | None:
    before, through = clean(typed[: span.begin]), clean(typed[: span.end])
    if not (kept.startswith(before) and kept.startswith(through)):
        return None
    inside = kept[len(before) : len(through)]
    begin = len(before) + len(inside) - len(inside.lstrip())
    return span._replace(begin=begin, end=len(through)) if inside.strip() else None
