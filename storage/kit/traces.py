"""Messages in which somebody reads what is private: a row knows them, to empty them in the end."""

from typing import Protocol


class Traced(Protocol):
    """A row that knows these messages."""

    traces: list[str]


def add(row: Traced, message_id: str, instead_of: str = "") -> bool:
    """It stands in this message now, and no more in the one `instead_of` which it was said; whether
    that is new. "" for no message."""
    if not message_id or message_id in row.traces:
        return False
    row.traces = [*(each for each in row.traces if each != instead_of), message_id]
    return True
