"""What a community may set about words of danger: whom to ring, and whether it learns from them."""

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.danger.families import SERVICES, Family, Service
from storage.engine.settings import declare

LONGEST = 99_999_999_999  # a telephone number as it is dialled here


class DangerSettings(BaseModel):
    """Telephone numbers, by service; 0: there is no such service here."""

    police: int = Field(110, ge=100, le=LONGEST)
    silent: int = Field(12110, ge=0, le=LONGEST)
    ambulance: int = Field(120, ge=100, le=LONGEST)
    firemen: int = Field(119, ge=100, le=LONGEST)
    listeners: int = Field(12356, ge=0, le=LONGEST)
    women: int = Field(12338, ge=0, le=LONGEST)
    children: int = Field(12355, ge=0, le=LONGEST)
    keep_words: int = Field(0, ge=0, le=1)  # to learn from, where a worker says: no danger


declare("danger", DangerSettings)


def of(session: Session, community_id: int | None) -> DangerSettings:
    """What holds in a community now; for a stranger, who has none, what holds anywhere."""
    if community_id is None:
        return DangerSettings.model_validate({})
    return settings.of(session, community_id, DangerSettings)


def numbers(
    session: Session, community_id: int | None, family: Family
) -> list[tuple[Service, str]]:
    """Whom to ring in this situation, the first to ring first."""
    here = of(session, community_id)
    known = ((service, getattr(here, service.value)) for service in SERVICES[family])
    return [(service, str(number)) for service, number in known if number]
