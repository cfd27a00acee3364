"""What is kept about the notices that somebody wrote, was told and has seen, in their copy."""

from bot.cards.notices.notices import short
from bot.register.copies import Reader, copied
from storage.notices.acknowledgements import Acknowledgement
from storage.notices.copies import Copy
from storage.notices.notices import Notice


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
