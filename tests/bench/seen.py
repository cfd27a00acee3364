"""A crowd taps 「收到」 under one notice: each tap is counted once, with few edits, and the last
figure is right."""

from sqlmodel import Session, select

from bot.messages import Action
from bot.practice import Limits, Room, serving
from bot.texts import words
from storage.community import groups
from storage.community.groups import Purpose
from storage.community.memberships import Grant, Role
from storage.notices import submission
from storage.notices.notices import Audience, NewNotice, Wanted, Whom
from tests.bench import load as loading
from tests.bench import running, servers, street, taps
from tests.bench.burst import CONNECTIONS, EDITS_A_MINUTE, PATIENCE, edits, shows
from tests.bench.running import Fresh, within
from tests.bench.taps import Row

zh = words("zh")


async def seen(fresh: Fresh, crowd: int) -> Row:
    """Everybody in the crowd taps once. Raises AssertionError for a wrong figure."""
    room = Room(token=servers.TOKEN, limits=Limits(enforced=False))
    group = await street.move_in(room, crowd)
    with fresh() as url:
        notice = within(url, lambda session: _prepared(session, crowd, group.id))
        async with (
            serving(room) as api,
            running.server("ours", url, api, ready="/readyz") as server,
        ):
            await room.until(lambda: shows(room, group, zh("notice-seen-button")), PATIENCE)
            tap = Action("notice.seen", notice)
            updates = street.taps_on(group.id, ((number, tap) for number in range(crowd)))
            result = await loading.drive(server.port, taps.to_us(server.port, updates), CONNECTIONS)
            last = zh("notice-seen-count", count=crowd)
            await room.until(lambda: shows(room, group, last), PATIENCE)
            figures = result.row() | {"edits": float(edits(room, group))}
    assert figures["edits"] <= EDITS_A_MINUTE, figures
    return figures


def _prepared(session: Session, crowd: int, group: int) -> int:
    """A notice of which everybody reads in the group."""
    made = street.prepare(session, crowd, 1, group=group)
    admin = session.exec(select(Grant.person_id).filter_by(role=Role.ADMIN)).one()
    met = groups.met(session, "telegram", str(group), "bench")
    groups.bind(session, admin, met, made.community, Purpose.NOTICES, "")
    audience = Audience(Whom.GROUPS, groups=(met.key,))
    new = NewNotice(made.community, "x", audience=audience, seen=Wanted.EACH)
    return submission.write(session, admin, new).key
