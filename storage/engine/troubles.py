"""What is wrong now: one line in the log when it begins and one when it is over, none in between.

A broken database is looked at twice a second; whoever reads the log reads of it once.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

import structlog

AWAY = {"OperationalError", "InterfaceError"}  # what the machine brings about, of any driver
log = structlog.get_logger(__name__)


class _Standing(NamedTuple):
    """Something that is wrong."""

    says: str  # the first line that was logged of it
    since: float
    told: set[tuple[str, str]]  # what was said of it already


class Troubles:
    """What is wrong, by part. `changed` hears of each part whether something is."""

    def __init__(self, changed: Callable[[str, bool], None] = lambda part, is_wrong: None) -> None:
        self._changed = changed
        self._standing: dict[str, _Standing] = {}

    def begin(
        self,
        part: str,
        says: str,
        fault: BaseException | None = None,
        *,
        level: str = "error",
        **about: Any,
    ) -> None:
        """Something is wrong with `part`, perhaps for long: a line where it is news, with a trace
        where `fault` is a mistake of ours."""
        if part not in self._standing:
            self._standing[part] = _Standing(says, monotonic(), set())
            self._changed(part, True)
        news = (says, _kind(fault))
        told = self._standing[part].told
        if news in told:
            return
        told.add(news)
        getattr(log, level)(says, part=part, **about, **_shown(fault))

    def end(self, part: str) -> None:
        """It is well again, or still."""
        trouble = self._standing.pop(part, None)
        if trouble is not None:
            self._changed(part, False)
            log.info("well again", part=part, after=round(monotonic() - trouble.since))

    @property
    def standing(self) -> dict[str, str]:
        """What is wrong now: part and line."""
        return {part: trouble.says for part, trouble in self._standing.items()}

    def __contains__(self, part: str) -> bool:
        return part in self._standing


def is_away(fault: BaseException) -> bool:
    """Whether the machine or the network is to blame, of which no trace tells more."""
    kinds = {kind.__name__ for kind in type(fault).__mro__}
    return isinstance(fault, OSError) or not AWAY.isdisjoint(kinds)


def reason(fault: BaseException) -> str:
    """Why the machine failed, in its own first line: of such a fault it holds nothing private."""
    lines = str(getattr(fault, "orig", None) or fault).strip().splitlines()
    return lines[0][:200] if lines else type(fault).__name__


def _kind(fault: BaseException | None) -> str:
    return "" if fault is None else type(fault).__name__


def _shown(fault: BaseException | None) -> dict[str, Any]:
    if fault is None:
        return {}
    return {"why": reason(fault)} if is_away(fault) else {"exc_info": fault}
