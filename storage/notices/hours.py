"""The hours of a hand-out change: all copies say so, and whoever signed up is told."""

from sqlmodel import Session

from storage.engine.errors import NotFound, refuse
from storage.kit import spans
from storage.notices import changes, endings, handouts, notices, places, submission
from storage.notices.facts import Hours
from storage.notices.handouts import Handout
from storage.notices.notices import Notice, NoticeState


def say(
    session: Session, by: int, notice_id: int, hours: Hours, version: int, *, matters: bool
) -> Notice:
    """Other hours from now on; as an edit of the words it `matters` or not, and `version` is the
    one that was to be changed. Raises NotFound, NotOut, SaidMeanwhile, IdentityInside,
    AsksForMoney."""
    notice = notices.for_staff(session, by, notice_id)
    handout = of(session, notice)
    refuse(submission.why_not_say(hours.said()))
    looks, text = spans.read(notice.looks), notice.text
    changes.edit(session, by, notice_id, text, version, matters=matters, looks=looks)
    handout.hours, handout.by_building = hours.of_all, dict(hours.by_building)
    session.add(handout)
    session.flush()
    if notice.state is NoticeState.OUT:
        endings.tell_all(session, notice, places.CHANGED, places.LIVE)
    return notice


def of(session: Session, notice: Notice) -> Handout:
    """The facts of a hand-out. Raises NotFound for a notice of anything else."""
    handout = handouts.of(session, notice)
    if handout is None:
        raise NotFound()
    return handout
