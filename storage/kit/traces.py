"""Messages that a row knows, to empty them or to take their buttons away in the end."""

from typing import Protocol

from sqlmodel import Session

TAPPED = "tapped"  # the message whose button is pressed in this transaction


class Traced(Protocol):
    """A row that knows messages in which somebody reads what is private."""

    traces: list[str]


def add(row: Traced, message_id: str, instead_of: str = "") -> bool:
    """It stands in this message now, and no more in the one `instead_of` which it was said; whether
    that is new. "" for no message."""
    before, row.traces = row.traces, added(row.traces, message_id, instead_of)
    return row.traces is not before


def added(known: list[str], message_id: str, instead_of: str = "") -> list[str]:
    """The same of a list of messages."""
    if not message_id or message_id in known:
        return known
    return [*(each for each in known if each != instead_of), message_id]


def pressed(session: Session, message_id: str) -> None:
    """Somebody presses a button of this message in private: its answer takes its place."""
    session.info[TAPPED] = message_id


def others(session: Session, known: list[str]) -> list[str]:
    """These messages, but for the one that is answered just now."""
    return [each for each in known if each != session.info.get(TAPPED)]
