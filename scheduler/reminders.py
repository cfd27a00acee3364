"""The day before the agreed day, whoever promised to bring something is reminded."""

from datetime import date, timedelta

from sqlmodel import Session

from storage import claims
from storage.communities import Community


def run(session: Session, community: Community, today: date) -> None:
    """Remind everybody here whose agreed day is tomorrow, or was missed while we were down."""
    assert community.id is not None
    claims.remind(session, community.id, today + timedelta(days=1))
