"""Housekeeping: what nobody needs any more goes, each kind in a transaction of its own."""

from collections.abc import Callable

from sqlmodel import Session

Work = Callable[[Session], int]  # how many rows it touched

HOURLY: dict[str, Work] = {}


def hourly(name: str, work: Work) -> None:
    """Register what is done every hour."""
    assert name not in HOURLY, name
    HOURLY[name] = work
