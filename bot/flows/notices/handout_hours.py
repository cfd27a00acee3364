"""The hours of a hand-out change."""

from typing import NamedTuple

from sqlmodel import Session

from bot.flows.notices import read_handout
from bot.flows.notices.detail import Detail
from bot.forms.answers import Confirm
from bot.forms.engine import Ask
from bot.messages import Message
from bot.register.forms import flow
from bot.texts import Words
from storage.engine.errors import refuse
from storage.notices import handouts, hours, notices
from storage.notices.facts import HOURS_LIMIT, Hours
from storage.notices.notices import Notice, NoticeState, NotOut, Wanted


class OtherHours(NamedTuple):
    hours: Hours
    matters: bool
    version: int  # the one that they were changed from


@flow("handout.hours", about=Notice)
def other_hours(ask: Ask) -> OtherHours:
    """Raises NotFound, NotOut."""
    who, _, notice_id = ask.about

    def look(session: Session) -> tuple[Notice, Hours]:
        notice = notices.for_staff(session, who, notice_id)
        refuse(NotOut() if notice.state not in (NoticeState.OUT, NoticeState.PLANNED) else None)
        return notice, handouts.hours_of(hours.of(session, notice))

    notice, before = ask.read(look)
    was = before.said().replace("\n", " ").strip() or "-"
    said = ask("hours", Detail(HOURS_LIMIT), was=was)
    new = read_handout.hours(said, ask.words)
    matters = notice.seen is not Wanted.NO and ask("matters", Confirm())
    ask("sure", Confirm(lambda words: _preview(new, words), edits=True, only=True, of=said))
    return OtherHours(new, matters, notice.version)


def _preview(new: Hours, words: Words) -> Message:
    facts = [(words("handout-when"), new.of_all)] if new.of_all else []
    return Message(title=words("handout-hours-new"), facts=(*facts, *new.by_building.items()))
