"""「收到」 by a list: whoever stands on one that was copied on elsewhere has seen a notice."""

from typing import NamedTuple

from sqlmodel import Session, select

from storage.community import numbered_lists
from storage.community.numbered_lists import Listed
from storage.engine.errors import refuse
from storage.notices import acknowledgements, copies, knocks, notices
from storage.notices.acknowledgements import SeenBy
from storage.notices.notices import Notice

NOUN = "notice"


class SeenOnList(NamedTuple):
    """Who is noted as having seen it by this list, who was before, and who may be one of several
    neighbours: they are not noted."""

    new: list[Listed]
    known: list[Listed]
    unsure: list[Listed]


def note(session: Session, by: int, notice_id: int, entries: list[Listed]) -> SeenOnList:
    """Everybody on the list who is new has seen it, and its cards say how many. The same list
    again changes nothing. Raises NotFound, NotOut."""
    notices.for_staff(session, by, notice_id)
    held = select(Notice).filter_by(id=notice_id).with_for_update()
    notice = session.exec(held.execution_options(populate_existing=True)).one()
    refuse(acknowledgements.why_not_say(notice))
    found = SeenOnList([], [], [])
    for one in entries:
        getattr(found, _seen(session, by, notice, one)).append(one)
    if found.new:
        acknowledgements.show_count(session, notice, 0)
    return found


def plan(session: Session, by: int, notice_id: int, entries: list[Listed]) -> SeenOnList:
    """What `note` would do now."""
    return numbered_lists.tried(session, lambda: note(session, by, notice_id, entries))


def _seen(session: Session, by: int, notice: Notice, one: Listed) -> str:
    """Where one of them belongs."""
    home = notice.community_id
    person = numbered_lists.take_over(session, by, home, NOUN, notice.key, one)
    if person is None:
        return "unsure"
    copies.count_in(session, notice, person)
    if acknowledgements.is_seen(session, notice, person):
        return "known"
    acknowledgements.say(session, person, notice, SeenBy.LIST, by)
    knocks.follow(session, notice, person)
    return "new"
