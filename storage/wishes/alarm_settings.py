"""What a community may set about words of danger: whom to ring, and whether it learns from them."""

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.danger.families import SERVICES, Family, Service
from storage.engine.settings import declare

ALWAYS = "[0-9]{3,12}"  # a telephone number as it is dialled here
PERHAPS = f"0|{ALWAYS}"


class DangerSettings(BaseModel):
    """Telephone numbers, by service; "0": there is no such service here."""

    police: str = Field("110", pattern=ALWAYS)
    silent: str = Field("12110", pattern=PERHAPS)
    ambulance: str = Field("120", pattern=ALWAYS)
    firemen: str = Field("119", pattern=ALWAYS)
    listeners: str = Field("12356", pattern=PERHAPS)
    women: str = Field("12338", pattern=PERHAPS)
    children: str = Field("12355", pattern=PERHAPS)
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
    return [(service, number) for service, number in known if number != "0"]
