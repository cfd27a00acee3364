"""While a newer version takes over from this one: what only that one knows is left to it."""

from sqlmodel import Session

from storage.records import schema


class Behind(Exception):
    """A newer version has migrated the database, and may know what this one does not."""


def leave_to_newer(session: Session) -> None:
    """Before anybody is told that something is unknown. Raises Behind where a newer version runs:
    the event is kept, and done by that one."""
    if schema.is_behind(session):
        raise Behind()
