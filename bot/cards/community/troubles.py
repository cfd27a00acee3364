"""What failed for good, told to a worker: what happened to whom, and what can be done."""

from sqlmodel import Session

from bot.cards.community.names import named
from bot.messages import Action, Button, Message
from bot.register.called import name_of
from bot.texts import Words, dates
from storage.community import communities
from storage.community.groups import Group
from storage.messaging import dead_letters
from storage.messaging.inbox import InboxEvent
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import OutboxState, Told

SHOWN = 5
LETTER, MESSAGE = ("letter.again", "letter.done"), ("message.again", "message.done")


def listing(session: Session, community_id: int, words: Words, above: str = "") -> Message:
    """Each in a line, with its two buttons under the same sign."""
    found = dead_letters.trouble(session, community_id)
    if not found:
        return Message(above=above, lead=words("trouble-none"))
    zone = communities.get(session, community_id).zone
    lines, rows = [], []
    for sign, row in zip(words("list-signs").split(), found[:SHOWN], strict=False):
        if isinstance(row, InboxEvent):
            acts, line = LETTER, _letter(session, row, zone, words)
        else:
            acts, line = MESSAGE, _unsaid(session, row, zone, words)
        lines.append(("", f"{sign} {line}"))
        rows.append(_ways(sign, acts, row.id or 0, words))
    more = len(found) - len(rows)
    return Message(
        above=above,
        title=words("trouble-title"),
        lead=words("trouble-lead"),
        facts=tuple(lines),
        note=words("trouble-more", count=more) if more else "",
        rows=tuple(rows),
    )


def _ways(sign: str, acts: tuple[str, str], row_id: int, words: Words) -> tuple[Button, Button]:
    again, done = acts
    try_it = Button(words("trouble-again", sign=sign), Action(again, row_id))
    return try_it, Button(words("trouble-done", sign=sign), Action(done, row_id))


def _letter(session: Session, letter: InboxEvent, zone: str, words: Words) -> str:
    """Who said something that we could not handle, when, and the code that they read."""
    name = words("card-somebody")
    if letter.person_id:
        name = named(session, letter.person_id, words, in_group=False)
    at = dates.moment(letter.received_at, zone, words)
    return words("trouble-letter", name=name, at=at, code=f"#{letter.code or letter.id}")


def _unsaid(session: Session, told: Told, zone: str, words: Words) -> str:
    """Who was to hear what, and did not, or perhaps."""
    kind = KINDS.get(told.kind)
    called = name_of(session, kind.row, told.row_id) if kind else None
    about = words("trouble-about", title=called.title) if called else ""
    key = "trouble-unsure" if told.state is OutboxState.UNCERTAIN else "trouble-unsaid"
    at = dates.moment(told.promised_for, zone, words)
    return words(key, name=_reader(session, told, words), about=about, at=at)


def _reader(session: Session, told: Told, words: Words) -> str:
    if told.person_id is not None:
        return named(session, told.person_id, words, in_group=False)
    group = session.get(Group, told.group_id) if told.group_id else None
    return words("trouble-group", title=group.title) if group else words("card-somebody")
