"""What a community may set about what neighbours decide together."""

from datetime import timedelta

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.engine.settings import declare


class PollSettings(BaseModel):
    days: int = Field(3, ge=1, le=30)  # that a question stands, where no other day is named


declare("poll", PollSettings)


def days(session: Session, community_id: int) -> timedelta:
    """For how long a question stands."""
    return timedelta(days=settings.of(session, community_id, PollSettings).days)
