"""What is kept about the notices that somebody wrote, was told and has seen, in their copy."""

from bot.cards.notices.notices import short
from bot.register.copies import Reader, copied
from storage.engine import columns
from storage.notices import replies
from storage.notices.acknowledgements import Acknowledgement
from storage.notices.copies import Copy
from storage.notices.knocks import KnockList
from storage.notices.notices import Notice
from storage.notices.places import SignUp
from storage.notices.replies import NoticeLine, NoticeThread


@copied("notices")
def written(reader: Reader, notice: Notice) -> list[str]:
    return [
        reader.words("mine-notice", title=short(notice.text), day=reader.day(notice.written_at))
    ]


@copied("told")
def told(reader: Reader, copy: Copy) -> list[str]:
    notice = reader.session.get_one(Notice, copy.notice_id)
    return [short(notice.text)]


@copied("seen")
def seen(reader: Reader, one: Acknowledgement) -> list[str]:
    notice = reader.session.get_one(Notice, one.notice_id)
    return [reader.words("mine-seen-line", title=short(notice.text), day=reader.day(one.at))]


@copied("replies")
def threads(reader: Reader, thread: NoticeThread) -> list[str]:
    notice = reader.session.get_one(Notice, thread.notice_id)
    about = {"title": short(notice.text), "day": reader.day(thread.changed_at)}
    lines = [each.words for each in replies.lines(reader.session, thread)]
    return [reader.words("mine-notice", **about), *lines]


@copied("remarks")
def said(reader: Reader, line: NoticeLine) -> list[str]:
    return [columns.opened(line, "words")]


@copied("knocks")
def knock_lists(reader: Reader, one: KnockList) -> list[str]:
    return [short(reader.session.get_one(Notice, one.notice_id).text)]


@copied("signups")
def signed_up(reader: Reader, one: SignUp) -> list[str]:
    """With whoever comes for it in their place."""
    notice = reader.session.get_one(Notice, one.notice_id)
    state = reader.words(f"mine-signup-{one.state}")
    title, day = short(notice.text), reader.day(one.joined_at)
    line = reader.words("mine-signup", title=title, day=day, many=one.count, state=state)
    proxy, relation = (columns.opened(one, name) for name in ("proxy", "relation"))
    comes = [reader.words("mine-signup-proxy", who=f"{proxy} {relation}".strip())] if proxy else []
    return [line, *comes]
