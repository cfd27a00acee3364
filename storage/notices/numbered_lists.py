"""「收到」 by a list: whoever stands on one that was copied on elsewhere has seen a notice."""

from typing import NamedTuple

from sqlmodel import Session, select

from storage.community import numbered_lists
from storage.community.numbered_lists import Listed
from storage.engine.errors import refuse
from storage.notices import acknowledgements, notices
from storage.notices.acknowledgements import SeenBy
from storage.notices.notices import Notice


class SeenOnList(NamedTuple):
    """Who is noted as having seen it by this list, and who was before."""

    new: list[Listed]
    known: list[Listed]


def sort_out(session: Session, notice: Notice, entries: list[Listed]) -> SeenOnList:
    """As it would be now."""
    found, seen = SeenOnList([], []), set[tuple[str, str]]()
    for one in entries:
        before = numbered_lists.known(session, notice.community_id, "notice", notice.key, one)
        key = (one.name, one.address.text)
        has_seen = before and acknowledgements.is_seen(session, notice, before.person_id)
        (found.known if has_seen or key in seen else found.new).append(one)
        seen.add(key)
    return found


def note(session: Session, by: int, notice_id: int, entries: list[Listed]) -> SeenOnList:
    """Everybody on the list who is new has seen it, and its cards say how many. The same list
    again changes nothing. Raises NotFound, NotOut."""
    notices.for_staff(session, by, notice_id)
    held = select(Notice).filter_by(id=notice_id).with_for_update()
    notice = session.exec(held.execution_options(populate_existing=True)).one()
    refuse(acknowledgements.why_not_say(notice))
    found = sort_out(session, notice, entries)
    for one in found.new:
        home = notice.community_id
        before = numbered_lists.known(session, home, "notice", notice.key, one)
        person = (
            before.person_id
            if before
            else numbered_lists.take_over(session, by, home, "notice", notice.key, one)
        )
        acknowledgements.say(session, person, notice, SeenBy.LIST, by)
    if found.new:
        acknowledgements.show_count(session, notice, 0)
    return found
