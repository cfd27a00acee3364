"""What people answer to a notice: to whoever sees to it, and back."""

from collections.abc import Iterator

from sqlmodel import Session

from bot.cards.notices.notices import short
from bot.messages import Action, Button, Message
from bot.register.forms import FLOWS
from bot.register.notifications import Telling, notification
from bot.register.typed import Act, Waiting, waits
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words
from storage.community import communities, memberships, people
from storage.engine import clock, columns
from storage.notices import listing, replies, worklist
from storage.notices.notices import Notice
from storage.notices.replies import NoticeLine, NoticeThread, Said, ThreadState

SHOWN = 6  # lines of a thread
CANNED = ("thanks", "today", "read")  # what many are answered
PROMISE = "today"  # the one of them that is no answer yet
DIRECTORY = "service.write"  # a form that keeps an answer for all, where there is one


@notification(replies.REPLIED)
def replied(telling: Telling) -> Message | None:
    """To whoever sees to it."""
    thread = telling.session.get_one(NoticeThread, telling.told.row_id)
    if thread.state is not ThreadState.OPEN or thread.handler_id != telling.told.person_id:
        return None
    return matter(telling.session, thread, telling.words)


@notification(replies.ANSWERED)
def answered(telling: Telling) -> Message | None:
    """To the neighbour who asked."""
    line = telling.session.get(NoticeLine, telling.told.row_id)
    if line is None or not line.words:
        return None
    session = telling.session
    thread = session.get_one(NoticeThread, line.thread_id)
    name = people.get(session, line.by_id).name
    about = short(session.get_one(Notice, thread.notice_id).text)
    more = Button(telling.words("notice-reply-more"), Action("notice.reply", thread.notice_id))
    return Message(
        lead=telling.words("told-notice-answered", name=name, title=about),
        quote=columns.opened(line, "words"),
        rows=((more,),),
    )


@worklist_card(worklist.REPLY)
def waits_for_answer(to: Looking, thread: NoticeThread) -> Message:
    """In the queue of every worker, with the name of who sees to it."""
    return matter(to.session, thread, to.words, is_bare=to.in_group)


def matter(
    session: Session, thread: NoticeThread, words: Words, above: str = "", *, is_bare: bool = False
) -> Message:
    """A thread and what can be done with it; in a group without what was said."""
    notice = session.get_one(Notice, thread.notice_id)
    names = {"name": people.get(session, thread.person_id).name, "title": short(notice.text)}
    handler = people.get(session, thread.handler_id).name
    said = "" if is_bare else "\n".join(_lines(session, thread, words))
    return Message(
        above=above,
        lead=words("notice-thread", **names),
        quote=said,
        note=_who(session, thread, handler, words),
        rows=_buttons(session, thread, words),
    )


def _who(session: Session, thread: NoticeThread, name: str, words: Words) -> str:
    """Who sees to it, and what they have promised."""
    if thread.promised_at is None:
        return words("notice-thread-handler", name=name)
    zone = communities.known(session, thread.community_id).zone
    day, today = clock.local(thread.promised_at, zone).date(), clock.today(zone)
    if day == today:
        return words("notice-thread-promised", name=name)
    return words("notice-thread-overdue", name=name, day=day)


def _lines(session: Session, thread: NoticeThread, words: Words) -> list[str]:
    return [
        words("notice-thread-answer", words=each.words) if each.is_answer else each.words
        for each in replies.lines(session, thread)[-SHOWN:]
    ]


def _buttons(
    session: Session, thread: NoticeThread, words: Words
) -> tuple[tuple[Button, ...], ...]:
    keep = Button(words("notice-answer-keep"), Action("notice.keep", thread.key))
    if thread.state is ThreadState.SETTLED:
        has_answer = bool(kept_answer(replies.lines(session, thread)))
        return ((keep,),) if has_answer and DIRECTORY in FLOWS else ()
    canned = tuple(
        Button(words(f"notice-canned-{each}"), Action("notice.canned", thread.key, each))
        for each in CANNED
        if each != PROMISE or thread.promised_at is None
    )
    free = Button(words("notice-answer-button"), Action("notice.answer", thread.key))
    hand = Button(words("notice-hand-button"), Action("notice.hand", thread.key))
    done = Button(words("notice-settle-button"), Action("notice.settle", thread.key))
    return ((free,), canned[:2], canned[2:], (hand, done))


def kept_answer(lines: list[Said]) -> str:
    """The last answer that was written for them; "" where there is none."""
    own = (each.words for each in reversed(lines) if each.is_answer and not each.is_canned)
    return next(own, "")


def colleagues(session: Session, thread: NoticeThread, me: int, words: Words) -> Message:
    """To whom it may be handed."""
    staff = memberships.staff(session, thread.community_id)
    rows = tuple(
        (Button(people.get(session, each).name, Action("notice.hand", thread.key, str(each))),)
        for each in staff
        if each not in (me, thread.handler_id)
    )
    back = Button(words("notice-hand-back"), Action("notice.hand", thread.key, "back"))
    key = "notice-hand-to" if rows else "notice-hand-nobody"
    return Message(lead=words(key), rows=(*rows, (back,)))


@waits("notice.read")
def may_be_answered(session: Session, me: int, words: Words) -> Iterator[Waiting]:
    """「收到」, typed; a reply to the very message goes to whoever sees to it, with one tap."""
    seen, ask = words("notice-seen-button"), words("notice-reply-button")
    for notice in listing.to_be_seen_by(session, me):
        act = Act("notice.seen", seen, Action("notice.seen", notice.key))
        yield Waiting(short(notice.text), (act,))
    for notice in listing.told_to(session, me):
        action = Action("notice.reply", notice.key)
        yield Waiting(short(notice.text), (Act("notice.reply", ask, action, takes_words=True),))
