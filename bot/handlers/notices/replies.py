"""What people answer to a notice, and what a worker does with it."""

from bot.cards.notices import replies as card
from bot.cards.notices.notices import short
from bot.flows.notices.reply import Answered
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button, number, understood
from bot.register.event import Event, said
from bot.register.forms import FLOWS, form
from storage.notices import replies
from storage.notices.notices import Notice
from storage.notices.replies import NoticeThread

CANNED = {each: each for each in card.CANNED}


@button("notice.reply", door=replies.to_reply)
def reply(event: Event, notice: Notice) -> Reply:
    """Their words, typed now; or those that were typed before, which the button was offered for."""
    reply = dialogue.begin(event, "notice.reply", notice.key, notice.community_id)
    return Reply(reply.messages, Toast(""))


@form("notice.reply")
def replied(event: Event, words: str) -> Reply:
    replies.say(event.session, event.person_id, event.subject, words)
    return said(Message(lead=event.words("notice-reply-done")))


@button("notice.answer", door=replies.for_staff)
def answer(event: Event, thread: NoticeThread) -> Reply:
    return dialogue.begin_privately(event, "notice.answer", thread.key, thread.community_id)


@form("notice.answer")
def answered(event: Event, filled: Answered) -> Reply:
    replies.answer(event.session, event.person_id, *filled)
    return said(_now(event, filled.thread_id, event.words("notice-answer-done")))


@button("notice.canned", door=replies.for_staff)
def canned(event: Event, thread: NoticeThread) -> Reply:
    """An answer that many get, with one tap."""
    which = understood(CANNED.__getitem__, event.action.arg)
    words = event.words(f"notice-canned-{which}-said")
    told = (event.session, event.person_id, thread.key, words)
    if which == card.PROMISE:
        replies.promise(*told)
        return Reply(edit=_now(event, thread.key, event.words("notice-promised")), toast=Toast(""))
    replies.answer(*told, is_canned=True)
    return Reply(edit=_now(event, thread.key, event.words("notice-answer-done")), toast=Toast(""))


@button("notice.settle", door=replies.for_staff)
def settle(event: Event, thread: NoticeThread) -> Reply:
    replies.settle(event.session, event.person_id, thread.key)
    return Reply(edit=_now(event, thread.key, event.words("notice-settle-done")), toast=Toast(""))


@button("notice.hand", door=replies.for_staff)
def hand(event: Event, thread: NoticeThread) -> Reply:
    """To whom? Then it is theirs."""
    to, session, words = event.action.arg, event.session, event.words
    if to == "back":
        return Reply(edit=card.matter(session, thread, words), toast=Toast(""))
    if not to:
        shown = card.colleagues(session, thread, event.person_id, words)
        return Reply(edit=shown, toast=Toast(""))
    replies.hand_over(session, event.person_id, thread.key, number(to))
    return Reply(edit=_now(event, thread.key, words("notice-hand-done")), toast=Toast(""))


@button("notice.keep", door=replies.for_staff)
def keep_answer(event: Event, thread: NoticeThread) -> Reply:
    """What was asked and answered becomes an entry of the directory: its form, filled in."""
    lines = replies.lines(event.session, thread)
    asked = next((each.words for each in lines if not each.is_answer), "")
    answer = card.kept_answer(lines)
    if card.DIRECTORY not in FLOWS or not answer:
        return Reply(toast=Toast(event.words("notice-answer-gone")))
    first = {"title": f"={short(asked)}", "what": f"={answer}"}
    home = thread.community_id
    return Reply(dialogue.begin(event, card.DIRECTORY, 0, home, first).messages, Toast(""))


def _now(event: Event, thread_id: int, above: str) -> Message:
    thread = event.session.get_one(NoticeThread, thread_id, populate_existing=True)
    return card.matter(event.session, thread, event.words, above)
