"""What waits for a worker about notices."""

from sqlmodel import col, select

from storage.engine.worklist import part
from storage.notices.notices import Notice, NoticeState
from storage.notices.replies import NoticeThread, ThreadState

# written by somebody else, and to be looked at before it goes out
SECOND = part(
    "notice.decide",
    6,
    Notice,
    lambda today: select(Notice).where(col(Notice.state) == NoticeState.SECOND),
)

# a neighbour said something about a notice, and nobody has answered
REPLY = part(
    "notice.answer",
    27,
    NoticeThread,
    lambda today: select(NoticeThread).where(col(NoticeThread.state) == ThreadState.OPEN),
)
