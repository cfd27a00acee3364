"""A copy of all that is kept about somebody, in their own language, to be read by them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.messages import fact
from bot.register import called
from bot.register.copies import COPIED, Reader, copied
from bot.register.forms import said_as
from bot.texts import Words
from storage.community import communities
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import Told

PART = 3500  # characters of one message


class Group(NamedTuple):
    """Lines that belong together under a heading; `rows`: how many rows they tell of."""

    heading: str
    lines: list[str]
    rows: int


def groups(session: Session, kept: dict[str, list[Any]], words: Words) -> list[Group]:
    """Every row of the copy, told in a line or more; wishes have a group each."""
    reader = Reader(session, words, _zone(session, kept))
    return [group for name, rows in kept.items() for group in _groups(reader, name, rows)]


def _groups(reader: Reader, name: str, rows: list[Any]) -> list[Group]:
    how = COPIED[name]
    if how.heading is not None:
        return [Group(how.heading(row, reader.words), how.lines(reader, row), 1) for row in rows]
    each = [rows] if how.at_once else rows
    lines = [line for one in each for line in how.lines(reader, one)]
    return [Group(_heading(reader.words, name), lines, len(rows))] if rows else []


def _heading(words: Words, name: str) -> str:
    return words(f"mine-{name}")


def _zone(session: Session, kept: dict[str, list[Any]]) -> str:
    """The clock on the wall of the community they came to last."""
    homes = [grant.community_id for grant in kept["roles"]]
    return communities.get(session, homes[-1]).zone if homes else "UTC"


def parts(found: list[Group]) -> list[str]:
    """The groups as texts of at most PART characters, split between groups where that is enough,
    then between lines, and inside a line only when it is longer than a message."""
    texts = [""]
    for group in found:
        text = "\n".join((f"【{group.heading}】", *group.lines))
        if len(texts[-1]) + len(text) + 2 > PART:
            texts.append("")
        for piece in _pieces(text):
            gap = "\n\n" if texts[-1] else ""
            if len(texts[-1]) + len(gap) + len(piece) > PART:
                texts, gap = [*texts, ""], ""
            texts[-1] += gap + piece
    return [text for text in texts if text]


def _pieces(text: str) -> Iterator[str]:
    """A group as it is, or cut at its lines when it fills more than a message."""
    piece = ""
    for line in text.split("\n"):
        for start in range(0, max(1, len(line)), PART):
            part = line[start : start + PART]
            if piece and len(piece) + 1 + len(part) > PART:
                yield piece
                piece = part
            else:
                piece = f"{piece}\n{part}" if piece else part
    yield piece


# -- what was heard and what is to be told ---------------------------------------------------------


@copied("talks")
def _talk(reader: Reader, talk: Conversation) -> list[str]:
    answers = conversations.answers(talk)
    told = [_answer(reader.words, said_as(talk.flow), key, raw) for key, raw in answers.items()]
    return [reader.words("mine-talk", day=reader.day(talk.touched_at)), *filter(None, told)]


def _answer(words: Words, flow: str, key: str, raw: str) -> str:
    """An answer as it was given; what the form notes for itself is none."""
    if not words.has(f"{flow}-{key}"):
        return ""
    named, chosen = f"{flow}-{key}-label", f"{flow}-{key}-{raw}".replace("_", "-")
    text = words(chosen) if words.has(chosen) else raw.removeprefix("=")
    name = words(named, category="") if words.has(named) else words("mine-answer")
    return fact(name, words("answer-skip") if raw == "-" else text)


@copied("waiting")
def _waiting(reader: Reader, told: Told) -> list[str]:
    table = KINDS[told.kind].row if told.kind in KINDS else None
    day = reader.day(told.due_at)
    about = called.name_of(reader.session, table, told.row_id)
    if about is None:
        return [reader.words("mine-waiting-else", day=day)]
    return [reader.words("mine-waiting-about", code=about.code, day=day)]


@copied("letters")
def _letter(reader: Reader, event: InboxEvent) -> list[str]:
    return [reader.words("mine-letter", code=event.code, day=reader.day(event.received_at))]
