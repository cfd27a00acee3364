"""A notice says something else: the new words, a look at both, whether 「收到」 counts anew."""

from typing import NamedTuple

from sqlmodel import Session

from bot.flows.notices.write_notice import Said, keeps_number
from bot.forms import formatted
from bot.forms.answers import Confirm
from bot.forms.engine import Ask
from bot.messages import Message
from bot.register.forms import flow
from storage.engine.errors import refuse
from storage.kit.spans import Spans
from storage.notices import notices
from storage.notices.notices import (
    BESIDE_PICTURE,
    TEXT_LIMIT,
    Notice,
    NoticeState,
    NotOut,
    Wanted,
)


class Edited(NamedTuple):
    text: str
    spans: Spans
    matters: bool
    version: int  # the one that it was changed from


def _limit(notice: Notice) -> int:
    """What stands under a picture can't grow into a text of its own: its end would be lost."""
    is_beside = bool(notice.photo or notice.file) and len(notice.text) <= BESIDE_PICTURE
    return BESIDE_PICTURE if is_beside else TEXT_LIMIT


@flow("notice.edit", about=Notice)
def edit_notice(ask: Ask) -> Edited:
    """Raises NotFound, NotOut."""
    who, _, notice_id = ask.about

    def look(session: Session) -> Notice:
        notice = notices.for_staff(session, who, notice_id)
        refuse(NotOut() if notice.state not in (NoticeState.OUT, NoticeState.PLANNED) else None)
        return notice

    notice = ask.read(look)
    limit = _limit(notice)
    text = keeps_number(ask, ask("what", Said(limit), was=notice.text, limit=limit))
    looks = formatted.of(ask, "what", text)
    matters = notice.seen is not Wanted.NO and ask("matters", Confirm())
    preview = Message(title=ask.words(f"notice-kind-{notice.kind}"), lead=text, spans=looks)
    ask("sure", Confirm(lambda _: preview, edits=True, only=True, of=text, found_by="what"))
    return Edited(text, looks, matters, notice.version)
