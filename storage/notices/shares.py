"""A notice that is shared where no bot may enter, and when what was pasted there is out of date."""

from sqlmodel import Session

from storage.community import shares
from storage.community.shares import OVER, AsShared
from storage.engine.errors import refuse
from storage.notices import notices
from storage.notices.notices import Notice, NoticeState, NotOut

NOUN = notices.CARD.noun


def why_not_share(notice: Notice) -> NotOut | None:
    """Why nobody needs to read it elsewhere."""
    return None if notice.state is NoticeState.OUT else NotOut()


def share(session: Session, person_id: int, notice: Notice) -> None:
    """A worker has its words to paste; they hear when these are out of date. Raises NotOut."""
    refuse(why_not_share(notice))
    shares.share(session, person_id, notice.community_id, NOUN, notice.key)


def follow(session: Session, notice: Notice) -> None:
    """It has changed or ended."""
    shares.follow(session, notice.community_id, NOUN, notice.key)


@shares.shared(NOUN)
def shown(session: Session, notice_id: int) -> AsShared:
    """Other words that its writer says matter are another notice; a slip of the pen is none."""
    notice = session.get(Notice, notice_id)
    if notice is None:
        return AsShared(0, "", OVER)
    over = "" if notice.state is NoticeState.OUT else OVER
    first = notice.text.strip().split("\n")[0]
    return AsShared(notice.revision, str(notice.asked_version), over, first[: notices.SHORT])
