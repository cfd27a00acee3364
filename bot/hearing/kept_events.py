"""Events that could not be handled, kept as letters: what they hold, whose they are, and what
whoever sent them reads."""

import hashlib
import json
import re
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import Session, select

from bot.messages import Heard, Incoming, Message, Place, Reply, Sender, Tap, Toast
from bot.texts import words
from storage.community import accounts, memberships
from storage.community.groups import Group
from storage.kit import spans
from storage.messaging import inbox


class Tried(NamedTuple):
    """How another try of a kept event went."""

    incoming: Incoming | None
    reply: Reply | None
    error: Exception | None
    code: str


def put_by(session: Session, incoming: Incoming, code: str, why: str) -> bool:
    """Keep an event for another try. False when it is kept already."""
    channel, number, about = incoming.channel, incoming.event_id, whose(session, incoming)
    return inbox.keep(session, channel, number, as_text(incoming), code, why, **about)


def whose(session: Session, incoming: Incoming) -> dict[str, int | None]:
    """Who said it, and in or to which community, as far as that is known without a doubt. Whatever
    made the handler fail must not keep the letter from being kept."""
    try:
        with session.begin_nested():
            return _whose(session, incoming)
    except Exception:  # noqa: BLE001 — then nobody knows
        return {}


def _whose(session: Session, incoming: Incoming) -> dict[str, int | None]:
    sender = incoming.sender
    known = accounts.known(session, incoming.channel, sender.id) if sender else None
    home = _group_s(session, incoming)
    if known is not None and home is None:
        homes = memberships.homes(session, known.person_id)
        home = homes[0] if len(homes) == 1 else None
    return {"person": known.person_id if known else None, "community": home}


def _group_s(session: Session, incoming: Incoming) -> int | None:
    place = incoming.place
    if place is None or place.is_private:
        return None
    found = select(Group.community_id).filter_by(channel=incoming.channel, external_id=place.id)
    return session.exec(found).first()


def as_text(incoming: Incoming) -> str:
    """An event as JSON."""
    return json.dumps(asdict(incoming), ensure_ascii=False, default=str)


def from_text(text: str) -> Incoming:
    """The event that `as_text` wrote."""
    kept: dict[str, Any] = json.loads(text)
    kept["heard"] = Heard(kept["heard"])
    kept["at"] = datetime.fromisoformat(kept["at"])
    for name, kind in (("sender", Sender), ("place", Place), ("tap", Tap)):
        kept[name] = kind(*kept[name]) if kept[name] else None
    kept["media"] = tuple(kept["media"])
    kept["replies_to"] = tuple(kept.get("replies_to", ()))  # an older version knew of none
    kept["others"] = tuple(Sender(*each) for each in kept["others"])
    kept["spans"] = spans.read(kept)
    return Incoming(**kept)


def number_of(text: str) -> str:
    """The update's own number where it can be seen, so that a repeat is one; else its content."""
    found = re.search(r'"update_id"\s*:\s*(\d{1,19})', text)
    return found[1] if found else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def told(incoming: Incoming, key: str, **shown: object) -> Reply:
    """One honest line to whoever sent what is kept; a group is not bothered with it."""
    language = incoming.sender.language if incoming.sender else ""
    line = words("en" if language.startswith("en") else "zh")(key, **shown)
    if incoming.tap is not None:
        return Reply(toast=Toast(line, is_alert=True))
    is_private = incoming.place is not None and incoming.place.is_private
    return Reply(messages=(Message(lead=line),)) if is_private else Reply()


def afterwards(reply: Reply) -> Reply:
    """A tap was answered when it was kept: what it would have been answered is said in private."""
    if reply.toast is None or not reply.toast.text:
        return reply
    said = Message(lead=reply.toast.text)
    return replace(reply, toast=None, private=(said, *reply.private))
