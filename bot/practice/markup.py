"""Formatted text: Telegram's HTML in, entities, safe HTML out. Offsets are UTF-16 code units."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from bot.practice.errors import ApiError, bad

Entity = dict[str, Any]

PLAIN_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
TAGS = {*PLAIN_TAGS, "a", "span", "tg-emoji"}
NAME = re.compile(r"/?[a-zA-Z][a-zA-Z0-9-]*")
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
# Telegram knows four named characters and the numeric ones; any other "&" is a plain "&".
CHARACTER = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LINK = re.compile(r"(https?://|tg://)\S+", re.IGNORECASE)
FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@<>.])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z0-9_]{4,32}(?!\w))"
    r"|(?P<hashtag>(?<!\w)#\w+)"
)


def units(text: str) -> int:
    """How long Telegram finds `text`."""
    return len(text.encode("utf-16-le")) // 2


def parse(source: str) -> tuple[str, list[Entity]]:
    """The text and its entities. Raises ApiError where Telegram can't parse entities."""
    reader = _Reader(source)
    while reader.at < len(source):
        reader.step()
    if reader.open:
        raise reader.error(
            f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"'
        )
    return trim("".join(reader.out), reader.entities)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    length: int = 0
    out: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def step(self) -> None:
        """Read one tag, or the text up to the next one."""
        if self.source[self.at] == "<":
            return self.tag()
        end = self.source.find("<", self.at)
        end = len(self.source) if end < 0 else end
        self.write(CHARACTER.sub(_character, self.source[self.at : end]))
        self.at = end
        return None

    def write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def tag(self) -> None:
        start = self.at
        name = NAME.match(self.source, start + 1)
        tag = name.group().lower() if name else ""
        if tag.lstrip("/") not in TAGS:
            kind = "end" if tag.startswith("/") else "start"
            raise self.error(f'Unsupported {kind} tag "{tag.lstrip("/")}" at byte offset', start)
        self.at = start + 1 + len(tag)
        attributes = self.attributes()
        if self.source[self.at : self.at + 1] != ">":
            raise self.error("Unclosed start tag at byte offset", start)
        self.at += 1
        self.closes(tag[1:], start) if tag[0] == "/" else self.opens(tag, attributes, start)

    def attributes(self) -> dict[str, str]:
        found = {}
        while match := ATTRIBUTE.match(self.source, self.at):
            found[match[1].lower()] = CHARACTER.sub(_character, (match[2] or "").strip("\"'"))
            self.at = match.end()
        self.at += len(self.source[self.at :]) - len(self.source[self.at :].lstrip())
        return found

    def opens(self, tag: str, attributes: dict[str, str], start: int) -> None:
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.error('Tag "span" must have class "tg-spoiler" at byte offset', start)
        self.open.append(_Open(tag, attributes, self.length))

    def closes(self, tag: str, start: int) -> None:
        if not self.open:
            raise self.error("Unexpected end tag at byte offset", start)
        last = self.open.pop()
        if last.tag != tag:
            place = f"Unmatched end tag at byte offset {self.byte(start)}"
            raise self.error(f'{place}, expected "</{last.tag}>", found "</{tag}>"')
        if entity := _entity(last, self.length - last.offset):
            self.entities.append(entity)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def error(self, words: str, at: int | None = None) -> ApiError:
        place = "" if at is None else f" {self.byte(at)}"
        return bad(f"can't parse entities: {words}{place}")


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, named = match.groups()
    if named:
        return NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 else match.group()


def _entity(tag: _Open, length: int) -> Entity | None:
    place = {"offset": tag.offset, "length": length}
    if not length:
        return None
    if tag.tag == "a":
        return _link(tag.attributes.get("href", ""), place)
    if tag.tag == "tg-emoji":
        return {
            "type": "custom_emoji",
            "custom_emoji_id": tag.attributes.get("emoji-id", ""),
        } | place
    if tag.tag == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"} | place
    return {"type": PLAIN_TAGS.get(tag.tag, "spoiler")} | place


def _link(href: str, place: dict[str, int]) -> Entity | None:
    """A link without a valid address is plain text, as at Telegram."""
    if not LINK.match(href):
        return None
    return {"type": "text_link", "url": href} | place


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Telegram drops the blanks around a text; the entities move along."""
    before = units(text) - units(text.lstrip())
    trimmed = text.strip()
    end, kept = units(trimmed), []
    for one in entities:
        first = max(one["offset"] - before, 0)
        last = min(one["offset"] + one["length"] - before, end)
        if first < last:
            kept.append(one | {"offset": first, "length": last - first})
    return trimmed, sorted(kept, key=lambda one: (one["offset"], -one["length"]))


def detect(text: str, known: list[Entity]) -> list[Entity]:
    """`known` and what Telegram finds by itself: commands, mentions, addresses, hashtags."""
    found = [
        {"type": match.lastgroup, "offset": units(text[: match.start()]), "length": units(match[0])}
        for match in FOUND.finditer(text)
    ]
    literal = [one for one in known if one["type"] in ("code", "pre", "text_link")]
    free = [one for one in found if not any(_touch(one, other) for other in literal)]
    return sorted([*known, *free], key=lambda one: (one["offset"], -one["length"]))


def _touch(one: Entity, other: Entity) -> bool:
    first, last = sorted((one, other), key=lambda entity: int(entity["offset"]))
    return bool(first["offset"] + first["length"] > last["offset"])


WRAPPED = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def to_html(text: str, entities: list[Entity]) -> str:
    """Safe HTML for the page: only our own tags, everything else escaped."""
    raw = text.encode("utf-16-le")
    shown = [one for one in entities if one["type"] in {*WRAPPED, "url"} or _is_link(one)]
    return _render(raw, 0, len(raw) // 2, sorted(shown, key=lambda e: (e["offset"], -e["length"])))


def _is_link(one: Entity) -> bool:
    """An address that a browser may follow: never a script."""
    return one["type"] == "text_link" and LINK.fullmatch(one.get("url", "")) is not None


def _render(raw: bytes, start: int, end: int, entities: list[Entity]) -> str:
    out, at = [], start
    for number, one in enumerate(entities):
        first, last = one["offset"], one["offset"] + one["length"]
        if first < at or last > end:  # inside one that is drawn already, or across its border
            continue
        inner = [other for other in entities[number + 1 :] if other["offset"] < last]
        out += [_escape(raw, at, first), _wrap(one, raw, _render(raw, first, last, inner))]
        at = last
    return "".join([*out, _escape(raw, at, end)])


def _slice(raw: bytes, start: int, end: int) -> str:
    return raw[2 * start : 2 * end].decode("utf-16-le", "replace")


def _escape(raw: bytes, start: int, end: int) -> str:
    return html.escape(_slice(raw, start, end)).replace("\n", "<br>")


def _wrap(one: Entity, raw: bytes, inner: str) -> str:
    if tag := WRAPPED.get(one["type"]):
        return f"<{tag}>{inner}</{tag}>"
    whole = _slice(raw, one["offset"], one["offset"] + one["length"])
    href = html.escape(one.get("url") or whole)
    return f'<a href="{href}">{inner}</a>'
