"""How words look: what Telegram says of it, and the HTML that says it to Telegram."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from telegram import Message, MessageEntity

from storage.kit.spans import LINK_LIMIT, Spans, Style, Styled

_STYLES = {
    MessageEntity.TEXT_LINK: Style.LINK,
    MessageEntity.BOLD: Style.BOLD,
    MessageEntity.ITALIC: Style.ITALIC,
    MessageEntity.UNDERLINE: Style.UNDERLINE,
    MessageEntity.STRIKETHROUGH: Style.STRIKE,
}
# a link is never split by what stands in it: it is opened first
_TAGS = {
    Style.LINK: "a",
    Style.BOLD: "b",
    Style.ITALIC: "i",
    Style.UNDERLINE: "u",
    Style.STRIKE: "s",
}
_Look = tuple[Style, str]  # a style, and where it leads


def spans(message: Message, text: str, from_: int = 0) -> Spans:
    """How the part of a message's `text` from the character `from_` on looks. Telegram counts in
    UTF-16 units; none where `text` is not what it counted in."""
    entities = message.entities or message.caption_entities
    typed = message.text or message.caption or ""
    if not entities or typed != text:
        return ()
    at = _characters(text)
    found = (_span(each, at, from_) for each in entities if each.type in _STYLES)
    return tuple(each for each in found if each is not None)


def _characters(text: str) -> list[int]:
    """For every unit, which character it belongs to; one more for the end."""
    at = [n for n, letter in enumerate(text) for _ in range(1 + (letter > "\uffff"))]
    return [*at, len(text)]


def _span(entity: MessageEntity, at: list[int], from_: int) -> Styled | None:
    last = len(at) - 1
    begin, end = (at[min(n, last)] for n in (entity.offset, entity.offset + entity.length))
    link = entity.url or ""
    style = _STYLES[MessageEntity.TEXT_LINK if link else entity.type]
    is_odd = style is Style.LINK and not _leads_somewhere(link)
    if is_odd or end <= max(begin, from_):
        return None
    return Styled(style, max(begin - from_, 0), end - from_, link)


def _leads_somewhere(link: str) -> bool:
    return link.startswith(("https://", "http://")) and len(link) <= LINK_LIMIT


def html(text: str, styles: Spans) -> str:
    """`text` with its tags, whatever overlaps, and all of them closed; what is past its end has
    none."""
    return "".join(_pieces(text, styles)) if styles else escape(text, quote=False)


def _pieces(text: str, styles: Spans) -> Iterator[str]:
    edges = {0, len(text), *(min(at, len(text)) for each in styles for at in each[1:3])}
    open_: list[_Look] = []
    for begin, end in pairwise(sorted(edges)):
        wanted = list(_over(styles, begin))
        yield from _turned(open_, wanted)
        yield escape(text[begin:end], quote=False)
        open_ = wanted
    yield from _turned(open_, [])


def _over(styles: Spans, at: int) -> Iterator[_Look]:
    """What a character looks like, the outer first; one of each kind."""
    for style in _TAGS:
        over = (each for each in styles if each.style is style and each.begin <= at < each.end)
        if (first := next(over, None)) is not None:
            yield style, first.link


def _turned(open_: list[_Look], wanted: list[_Look]) -> Iterator[str]:
    kept = 0
    while kept < min(len(open_), len(wanted)) and open_[kept] == wanted[kept]:
        kept += 1
    yield from (f"</{_TAGS[style]}>" for style, _ in reversed(open_[kept:]))
    yield from (_opening(*look) for look in wanted[kept:])


def _opening(style: Style, link: str) -> str:
    return f'<a href="{escape(link)}">' if style is Style.LINK else f"<{_TAGS[style]}>"
