"""What a community may set about its service directory."""

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.engine.settings import declare


class ServiceSettings(BaseModel):
    check_days: int = Field(92, ge=7, le=366)  # until an entry is to be looked over again
    open_questions: int = Field(5, ge=1, le=50)  # that one neighbour may have with the workers


declare("service", ServiceSettings)


def of(session: Session, community_id: int) -> ServiceSettings:
    """What holds in a community now."""
    return settings.of(session, community_id, ServiceSettings)
