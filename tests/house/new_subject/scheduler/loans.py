"""When borrowers are reminded."""

from datetime import date

from sqlmodel import Session

from scheduler.daily import daily
from storage.community.communities import Community
from storage.loans import loans


@daily("loan.remind", lambda numbers: numbers.reminder_hour)
def remind(session: Session, community: Community, today: date) -> None:
    """The day before, and once."""
    loans.remind(session, community.key, today)
