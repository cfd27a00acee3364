"""What a community may set about what neighbours lend each other."""

from datetime import timedelta

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.engine.settings import declare


class LoanSettings(BaseModel):
    days: int = Field(7, ge=1, le=30)  # until it is to be back


declare("loan", LoanSettings)


def days(session: Session, community_id: int) -> timedelta:
    """For how long something is lent."""
    return timedelta(days=settings.of(session, community_id, LoanSettings).days)
