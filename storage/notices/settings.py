"""What a community may set about its notices."""

from pydantic import BaseModel, Field
from sqlmodel import Session

from storage.community import settings
from storage.engine.settings import before, declare


class NoticeSettings(BaseModel):
    second_from: int = Field(200, ge=2, le=100_000)  # people: a second worker has a look first
    count_days: int = Field(14, ge=1, le=90)  # for how long it counts where no day is named
    nudge_hours: int = Field(6, ge=1, le=72)  # without 「收到」, until they are told in private
    captain_hours: int = Field(24, ge=2, le=168)  # until the captain of the building has a list
    phone_hours: int = Field(48, ge=3, le=336)  # until they stand on the workers' telephone list
    answer_hours: int = Field(12, ge=1, le=72)  # for whoever waited in line and is asked


declare(
    "notice",
    NoticeSettings,
    order=(
        before("notice.nudge-hours", "notice.captain-hours"),
        before("notice.captain-hours", "notice.phone-hours"),
    ),
)


def of(session: Session, community_id: int) -> NoticeSettings:
    """What holds in a community now."""
    return settings.of(session, community_id, NoticeSettings)
