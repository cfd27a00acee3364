"""What becomes of a promise after the call: said, held up, or refused, and why."""

from datetime import timedelta

from sqlmodel import Session

from bot.messages import Busy, ChannelError, Lost, Message, Moved, Slow
from bot.register.notifications import KEPT
from bot.speaking import rate
from bot.speaking.jobs import Job, Words
from storage.community import accounts, answers, card_pictures, groups, posted_cards
from storage.engine import clock
from storage.messaging import kinds, outbox, rate_limits


def noted(session: Session, job: Job, said: Words, message_id: str) -> None:
    if said.is_first:
        outbox.half_said(session, job.told, message_id)
    else:
        outbox.sent(session, job.told)
    group = job.told.group_id
    if group is not None and job.is_troubled and groups.well(session, group):
        posted_cards.returned(session, group)
    kept = KEPT.get(job.told.kind)
    if kept is not None:
        kept.note(session, job.told, message_id, said.revision)
    if group is not None and isinstance(said.message, Message) and said.message.photos:
        has_picture = job.channel.has_picture(message_id)
        card_pictures.note(session, job.told, has_picture=has_picture)


def hold(session: Session, job: Job, slow: Slow, why: str = "asked to wait") -> None:
    until = clock.now() + timedelta(seconds=slow.seconds)
    if isinstance(slow, Busy):
        outbox.later(session, job.told.key, until, why)
        return
    scope = job.scope if slow.scope else rate.whole_bot(job.channel)
    rate_limits.hold(session, scope, until)
    outbox.later(session, job.told.key, job.told.due_at, why)  # before what was promised after it


def answered(session: Session, told: int, error: ChannelError | None) -> None:
    """What was to be said at once was, or is for delivery to say."""
    if error is None:
        answers.said(session, told)
    elif isinstance(error, Slow):
        at = clock.now() + timedelta(seconds=error.seconds)
        answers.put_off(session, told, at, "asked to wait")
    else:
        why, is_lost = type(error).__name__, isinstance(error, Lost)
        answers.failed(session, told, why, is_lost=is_lost)


def unreachable(session: Session, job: Job) -> None:
    if job.account is not None:
        accounts.blocked(session, job.account.channel, job.account.external_id)
        outbox.park(session, job.told.key, "the chat is closed")
        kinds.was_not_reached(session, job.told.kind, job.told.row_id)
        return
    groups.left(session, session.get_one(groups.Group, job.told.group_id))
    outbox.park(session, job.told.key, groups.ABSENT)
    kinds.was_not_reached(session, job.told.kind, job.told.row_id)


def moved(session: Session, job: Job, moved: Moved) -> None:
    posted_cards.moved(session, job.channel.name, job.to.chat, moved.chat)
    outbox.failed(session, job.told, "the group moved")


def gone(session: Session, job: Job) -> None:
    """Somebody deleted the message: a card is said anew, anything else has settled itself."""
    kept = KEPT.get(job.told.kind)
    if kept is None or not kept.is_said_anew:
        outbox.dropped(session, job.told.key, "the message was deleted")
        return
    kept.note(session, job.told, "", 0)
    outbox.failed(session, job.told, "the message was deleted")


def refused(session: Session, job: Job, why: str) -> None:
    """The channel would not take it. Nobody knows for how long: tried again after growing pauses,
    and what a group is to read never counts as given up."""
    outbox.failed(session, job.told, why)
    if job.told.group_id is not None:
        groups.troubled(session, job.told.group_id, why)
        kinds.was_not_reached(session, job.told.kind, job.told.row_id)
