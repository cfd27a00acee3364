"""All that a notice has said: who changed it, when, and what it said then."""

from sqlmodel import Session, select

from storage.notices.notices import Notice, Version


def at(session: Session, notice: Notice, number: int) -> Version:
    """What it said as its `number`th version, the first being 1; the nearest that there is."""
    nearest = min(max(number, 1), notice.version)
    which = {"community_id": notice.community_id, "notice_id": notice.key, "number": nearest}
    return session.exec(select(Version).filter_by(**which)).one()
