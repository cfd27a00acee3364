"""What waits for a worker about notices."""

from sqlmodel import col, select

from storage.engine.worklist import part
from storage.notices.notices import Notice, NoticeState

# written by somebody else, and to be looked at before it goes out
SECOND = part(
    "notice.decide",
    6,
    Notice,
    lambda today: select(Notice).where(col(Notice.state) == NoticeState.SECOND),
)
