"""What is done with what is found: shown to a worker, replaced, cut out, read off."""

import re
from typing import Final

from storage.community.screening.checks import dictated
from storage.community.screening.danger import heard
from storage.community.screening.flags import PRIVATE_SPANS, Finding, Flag
from storage.community.screening.reading import LONGEST, VIEWS, folded
from storage.community.screening.rules import Span, distinct, spans

TUCKED: Final = "\uff0a" * 3
"""Stands where a private number stood."""


def screen(**fields: str) -> tuple[Finding, ...]:
    """What a worker should look at in these named texts, in their order.

    `story` and `place` are private and spared what belongs there; every other name is public.
    """
    return tuple(
        Finding(span.flag, where, text[span.start : span.end])
        for where, text in _cut(fields).items()
        for span in distinct([*spans(folded(text), where), *_danger(text)])
    )


def _cut(fields: dict[str, str]) -> dict[str, str]:
    return {where: text[:LONGEST] for where, text in fields.items()}


def _danger(text: str) -> tuple[Span, ...]:
    """Where `text` tells of danger for sure; it is looked for everywhere."""
    found = heard(text)
    return found.spans if found and found.is_sure else ()


def tucked(text: str, what: frozenset[Flag] = PRIVATE_SPANS) -> str:
    """`text` with telephone, identity and house numbers and other contacts replaced by `TUCKED`;
    what is too long to be looked at is not passed on either."""
    text = text[:LONGEST]
    parts, at = [], 0
    for span in spans(folded(text), "words"):
        if span.flag in what and span.end > at:
            parts += [text[at : max(at, span.start)], TUCKED if span.start >= at else ""]
            at = span.end
    return "".join(parts) + text[at:]


_CLAUSE: Final[re.Pattern[str]] = re.compile(r"[^，。！？；!?;\n]+[，。！？；!?;\n]*")
_ENOUGH_OF_ALL, _ENOUGH_OF_ONE = 4, 6
"""So many letters still say what is wished: in whole clauses, in one with a gap in it."""


def public(text: str) -> str:
    """`text` as a group may read it: the clause that holds something private cut out, or what is
    private in a single clause replaced by `TUCKED`; "" where hardly anything would be left."""
    text = text[:LONGEST]
    clauses = _CLAUSE.findall(text)
    plain = [each for each in clauses if tucked(each) == each]
    if tucked(text) == text:
        return text
    if len(clauses) == 1:
        left, enough = tucked(text).removeprefix(TUCKED), _ENOUGH_OF_ONE
    else:
        left, enough = "".join(plain).rstrip("，；;\n "), _ENOUGH_OF_ALL
    is_torn = len(clauses) - len(plain) != 1 or left.count(TUCKED) > 1 or PRIVATE_SPANS & _in(left)
    return "" if is_torn or sum(map(str.isalnum, left)) < enough else left


def _in(text: str) -> set[Flag]:
    return {each.flag for each in spans(folded(text), "words")}


def phones(text: str) -> list[str]:
    """The telephone numbers in it, in plain digits."""
    text = text[:LONGEST]
    found = (each for each in spans(folded(text), "words") if each.flag is Flag.phone)
    return [_plain(text[each.start : each.end]) for each in found]


def _plain(number: str) -> str:
    """Digits in their order; letters are read as digits only where they make a mobile of it."""
    said = folded(number)[0].translate(VIEWS["spoken"])
    spelt = dictated(said.translate(VIEWS["letters"]))
    return spelt if re.fullmatch(r"1[3-9]\d{9}", spelt) else dictated(said)
