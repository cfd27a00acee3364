"""What waits for a worker about notices."""

from sqlmodel import col, select

from storage.engine.worklist import part
from storage.notices import calls
from storage.notices.notices import Notice, NoticeState
from storage.notices.replies import NoticeThread, ThreadState

# written by somebody else, and to be looked at before it goes out
SECOND = part(
    "notice.decide",
    6,
    Notice,
    lambda today: select(Notice).where(col(Notice.state) == NoticeState.SECOND),
)
# some have not said 「收到」, and neither a nudge nor a knock changed that
CALL = part("notice.call", 40, Notice, lambda _: calls.waiting())

# a neighbour said something about a notice, and nobody has answered
REPLY = part(
    "notice.answer",
    27,
    NoticeThread,
    lambda today: select(NoticeThread).where(col(NoticeThread.state) == ThreadState.OPEN),
)
