"""A list of neighbours who have seen a notice: 「收到」 for each of them; or who would like what is
handed out: signed up in the order of the list."""

from bot.cards.community.numbered_lists import by_name
from bot.cards.notices.notices import short
from bot.forms.numbered_lists import Reading
from bot.register.event import Event
from bot.register.numbered_lists import Offer, use
from storage.community import permissions
from storage.community.numbered_lists import Listed
from storage.notices import (
    handouts,
    listed_sign_ups,
    listing,
    notices,
    numbered_lists,
)
from storage.notices.listed_sign_ups import SignedByList
from storage.notices.notices import Notice, NoticeState, Wanted
from storage.notices.numbered_lists import SeenOnList


def _offers(event: Event, community_id: int, reading: Reading) -> list[Offer]:
    """The notices that are out and ask for it; the one whose words stand above the list alone."""
    if not permissions.may(event.session, event.person_id, "notice.write", community_id):
        return []
    found = listing.current(event.session, community_id, event.person_id, is_staff=True).rows
    asked = [each for each in found if _is_asked(each)]
    return _offered(event, asked, reading, "list-notice-offer")


def _offered(event: Event, rows: list[Notice], reading: Reading, key: str) -> list[Offer]:
    meant = [each for each in rows if _first_line(each) in reading.head]
    return [
        Offer(each.key, event.words(key, title=short(_first_line(each)))) for each in meant or rows
    ]


def _first_line(notice: Notice) -> str:
    return notice.text.strip().split("\n")[0]


def _is_asked(notice: Notice) -> bool:
    return notice.state is NoticeState.OUT and notice.seen is not Wanted.NO


def _plan(event: Event, notice_id: int, entries: list[Listed]) -> str:
    found = numbered_lists.plan(event.session, event.person_id, notice_id, entries)
    notice = notices.for_staff(event.session, event.person_id, notice_id)
    return _told(event, "list-notice-plan", notice, found)


def _take(event: Event, notice_id: int, entries: list[Listed]) -> str:
    found = numbered_lists.note(event.session, event.person_id, notice_id, entries)
    notice = notices.for_staff(event.session, event.person_id, notice_id)
    return _told(event, "list-notice-taken", notice, found)


def _told(event: Event, key: str, notice: Notice, found: SeenOnList | SignedByList) -> str:
    lines = [event.words(key, title=short(notice.text))]
    for name, some in found._asdict().items():
        if some:
            names = by_name(some, "", event.words)
            slug = name.replace("_", "-")
            lines.append(event.words(f"list-notice-{slug}", count=len(some), names=names))
    return "\n".join(lines)


use("notice", _offers, _plan, _take)


# -- signed up -------------------------------------------------------------------------------------


def _handouts(event: Event, community_id: int, reading: Reading) -> list[Offer]:
    """What is handed out and still takes households."""
    if not permissions.may(event.session, event.person_id, "notice.write", community_id):
        return []
    found = listing.current(event.session, community_id, event.person_id, is_staff=True).rows
    rows = [each for each in found if _takes(event, each)]
    return _offered(event, rows, reading, "list-handout-offer")


def _takes(event: Event, notice: Notice) -> bool:
    handout = handouts.of(event.session, notice)
    is_out = notice.state is NoticeState.OUT
    return is_out and handout is not None and not handouts.is_closed(event.session, handout)


def _plan_sign_ups(event: Event, notice_id: int, entries: list[Listed]) -> str:
    found = listed_sign_ups.plan(event.session, event.person_id, notice_id, entries)
    return _said(event, "list-handout-plan", notice_id, found)


def _sign_up(event: Event, notice_id: int, entries: list[Listed]) -> str:
    found = listed_sign_ups.note(event.session, event.person_id, notice_id, entries)
    return _said(event, "list-handout-taken", notice_id, found)


def _said(event: Event, key: str, notice_id: int, found: SignedByList) -> str:
    notice = notices.for_staff(event.session, event.person_id, notice_id)
    return _told(event, key, notice, found)


use("handout", _handouts, _plan_sign_ups, _sign_up)
