"""Once a day: agreed days that come near, come and pass, and what nobody answered."""

from datetime import date

from sqlmodel import Session

from storage.community.communities import Community
from storage.wishes import deadlines, followups


def run(session: Session, community: Community, today: date) -> None:
    """Every claim and every wish here that waits, as far as it is due today."""
    deadlines.run(session, community.key, today)
    followups.run(session, community.key, today)
