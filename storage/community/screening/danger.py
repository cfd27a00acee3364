"""Danger: whether somebody may be in it, and whom to ring."""

from collections.abc import Iterable

from storage.community.screening.flags import Finding, Flag, Help
from storage.community.screening.reading import folded, views
from storage.community.screening.rules import ALL, hits


def is_danger(findings: Iterable[Finding]) -> bool:
    """Somebody may be in danger: emergency numbers are shown now, a person follows at once."""
    return any(finding.flag is Flag.danger for finding in findings)


def helps(text: str) -> list[Help]:
    """Whom somebody in the danger of these words should ring, all of them, the right one first."""
    seen = views(folded(text)[0])
    found = [rule.help for rule in ALL if rule.help and any(hits(rule, seen))]
    return list(dict.fromkeys([*found, *Help]))
