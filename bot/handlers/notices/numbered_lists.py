"""A list of neighbours who have seen a notice: 「收到」 for each of them."""

from bot.cards.community.numbered_lists import by_name
from bot.cards.notices.notices import short
from bot.forms.numbered_lists import Reading
from bot.register.event import Event
from bot.register.numbered_lists import Offer, use
from storage.community import permissions
from storage.community.numbered_lists import Listed
from storage.engine.errors import refuse
from storage.notices import acknowledgements, listing, notices, numbered_lists
from storage.notices.notices import Notice, NoticeState, Wanted
from storage.notices.numbered_lists import SeenOnList


def _offers(event: Event, community_id: int, reading: Reading) -> list[Offer]:
    """The notices that are out and ask for it; the one whose words stand above the list alone."""
    if not permissions.may(event.session, event.person_id, "notice.write", community_id):
        return []
    found = listing.current(event.session, community_id, event.person_id, is_staff=True).rows
    asked = [each for each in found if _is_asked(each)]
    meant = [each for each in asked if _first_line(each) in reading.head]
    label = event.words
    return [
        Offer(each.key, label("list-notice-offer", title=short(_first_line(each))))
        for each in meant or asked
    ]


def _first_line(notice: Notice) -> str:
    return notice.text.strip().split("\n")[0]


def _is_asked(notice: Notice) -> bool:
    return notice.state is NoticeState.OUT and notice.seen is not Wanted.NO


def _plan(event: Event, notice_id: int, entries: list[Listed]) -> str:
    notice = notices.for_staff(event.session, event.person_id, notice_id)
    refuse(acknowledgements.why_not_say(notice))
    found = numbered_lists.sort_out(event.session, notice, entries)
    return _told(event, "list-notice-plan", notice, found)


def _take(event: Event, notice_id: int, entries: list[Listed]) -> str:
    found = numbered_lists.note(event.session, event.person_id, notice_id, entries)
    notice = notices.for_staff(event.session, event.person_id, notice_id)
    return _told(event, "list-notice-taken", notice, found)


def _told(event: Event, key: str, notice: Notice, found: SeenOnList) -> str:
    lines = [event.words(key, title=short(notice.text))]
    for name, some in found._asdict().items():
        if some:
            names = by_name(some, "", event.words)
            lines.append(event.words(f"list-notice-{name}", count=len(some), names=names))
    return "\n".join(lines)


use("notice", _offers, _plan, _take)
