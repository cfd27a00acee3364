"""A Message as Telegram's HTML. Lengths are UTF-16 units of what is seen."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram import entities
from bot.messages import Action, Button, ChannelError, Message, Rejected
from storage.kit.spans import Spans

Sign = Callable[[Action], str]

LABEL_LIMIT = 64
DATA_LIMIT = 64  # bytes of callback data
ROW_LIMIT = 8
BUTTON_LIMIT = 100
_GAP = "\n\n"
_MORE = "…"


class _Run(NamedTuple):
    """Plain text between two tags."""

    text: str
    before: str = ""
    after: str = ""
    spans: Spans = ()

    def cleaned(self) -> "_Run":
        """Without what no wire takes; then nobody knows any more where its spans are."""
        text = clean(self.text).strip()
        return self if text == self.text else self._replace(text=text, spans=())

    def marked(self, text: str, end: str = "") -> str:
        """So much of it with its mark-up."""
        return self.before + entities.html(text, self.spans) + end + self.after


def units(text: str) -> int:
    """How long Telegram finds `text`."""
    return len(text) + sum(character > "\uffff" for character in text)


def clean(text: str) -> str:
    """`text` without what no database or wire takes: NUL and halves of characters."""
    if text.isascii() and "\0" not in text:
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", "")


def cut(text: str, limit: int) -> str:
    """`text` within `limit` units, never through a character; a cut one ends in "…"."""
    text = clean(text)
    return text if units(text) <= limit else _first(text, limit - units(_MORE)) + _MORE


def _first(text: str, room: int) -> str:
    kept = text.encode("utf-16-le")[: max(room, 0) * 2].decode("utf-16-le", "ignore")
    return kept.rstrip("\u200d")  # a joiner with nothing left to join


def seen(message: Message) -> str:
    """All that a person reads of `message`."""
    return _GAP.join(run.text for run in _runs(message))


def html(message: Message, limit: int) -> str:
    """`message` with its mark-up, at most `limit` units of it seen; "" when nothing would be."""
    whole = units(seen(message)) <= limit
    return "".join(_marked(message, limit if whole else limit - units(_MORE)))


def _marked(message: Message, room: int) -> Iterator[str]:
    gap = ""
    for run in _runs(message):
        room -= units(gap)
        if units(run.text) > room:
            yield _cut_run(run, gap, room)
            return
        yield gap + run.marked(run.text)
        room -= units(run.text)
        gap = _GAP


def _cut_run(run: _Run, gap: str, room: int) -> str:
    kept = _first(run.text, room).rstrip()
    if not kept:
        return _MORE
    return gap + run.marked(kept, _MORE)


def _runs(message: Message) -> list[_Run]:
    parts = (
        _Run(message.above, "<i>", "</i>"),
        _Run(message.title, "<b>", "</b>"),
        _Run(message.lead, spans=message.spans),
        _Run(Message(facts=message.facts).plain()),
        _Run(message.quote, "<blockquote>", "</blockquote>"),
        _Run(message.note, "<i>", "</i>"),
    )
    cleaned = (run.cleaned() for run in parts)
    return [run for run in cleaned if run.text]


def keyboard(message: Message, sign: Sign) -> InlineKeyboardMarkup | None:
    """The buttons under a message; None for none. Raises Rejected for an overlong action."""
    buttons = [
        made
        for row in message.rows
        for chunk in _chunks(row)
        if (made := [_button(button, sign) for button in chunk if button.action or button.link])
    ]
    return InlineKeyboardMarkup(_at_most(buttons)) if buttons else None


def _chunks(row: tuple[Button, ...]) -> Iterator[tuple[Button, ...]]:
    return (row[start : start + ROW_LIMIT] for start in range(0, len(row), ROW_LIMIT))


def _at_most(rows: list[list[InlineKeyboardButton]]) -> list[list[InlineKeyboardButton]]:
    """Whole rows, no more than Telegram takes."""
    kept, count = [], 0
    for row in rows:
        count += len(row)
        if count > BUTTON_LIMIT:
            break
        kept.append(row)
    return kept


def _button(button: Button, sign: Sign) -> InlineKeyboardButton:
    label = cut(button.label.strip() or _MORE, LABEL_LIMIT)
    if button.link or button.action is None:
        return InlineKeyboardButton(label, url=button.link)
    return InlineKeyboardButton(label, callback_data=_signed(button.action, sign))


def _signed(action: Action, sign: Sign) -> str:
    data = sign(action)
    if not data.isascii() or not 1 <= len(data) <= DATA_LIMIT:
        raise _unsignable(action)
    return data


def _unsignable(action: Action) -> ChannelError:
    return Rejected(f"the data of button {action.verb!r} is not 1 to {DATA_LIMIT} ASCII bytes")
