"""Words, a picture or an hour, carried to the other side of a claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import DONE, Confirm, Option, Photos, Text, Wrong
from bot.forms.engine import Ask
from bot.messages import Heard, Incoming, Message
from bot.register.forms import flow
from bot.texts import Words, appointments
from storage.community import communities
from storage.engine.errors import refuse
from storage.wishes import meetings, relay
from storage.wishes.claims import Claim
from storage.wishes.relay import Relayed, Saying, Side

HOUR = ":"  # how a raw answer begins that is one; a picture is `id!words`, a text `=words`
TO = {
    Side.OWNER: "relay.to-owner",
    Side.CLAIMER: "relay.to-claimer",
    Side.WORKER: "relay.to-worker",
}

OTHER_HOUR = "relay.other-hour"


class Carried(NamedTuple):
    claim_id: int
    to: Side
    said: Saying
    instead_of: int = 0  # the proposed hour that this is an answer to


@dataclass(frozen=True, slots=True)
class Sayable(Photos):
    """A text, one picture with or without words, or one of the hours `at`, local ones; where there
    are any, a text may ask for another one."""

    most: int = 1
    columns: int = 2
    at: Sequence[datetime] = ()

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        if incoming.heard is not Heard.PHOTO or not incoming.media:
            raw = Text(relay.LIMIT).hear(incoming, so_far, words)
            return self._hour_in(raw, incoming, words) or raw
        caption = incoming.text.strip()
        Text(relay.LIMIT).fits(caption)
        return f"{incoming.media[0]}{DONE}{caption}"

    def read(self, raw: str) -> Saying:  # type: ignore[override]
        if raw.startswith(HOUR):
            at, _, text = raw.removeprefix(HOUR).partition(" ")
            return Saying(text, meet_at=datetime.fromtimestamp(int(at), UTC))
        if raw.startswith("="):
            return Saying(raw.removeprefix("="))
        photo, is_one, caption = raw.partition(DONE)
        if not is_one:
            raise Wrong("answer-text-wanted")
        return Saying(caption, photo)

    def _hour_in(self, raw: str, incoming: Incoming, words: Words) -> str:
        now = incoming.at.astimezone(self.at[0].tzinfo) if self.at else None
        hour = appointments.asked(raw.removeprefix("="), now, words) if now else None
        return f"{HOUR}{hour.timestamp():.0f} {raw.removeprefix('=')}" if hour else ""

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return [
            Option(f"{HOUR}{hour.timestamp():.0f}", appointments.short(hour, words))
            for hour in self.at
        ]


def _carry(ask: Ask, claim_id: int, to: Side) -> Carried:
    """What is to be carried; where a number slipped in, how it goes without. Raises what
    `relay.say` raises."""
    who = ask.about.person_id

    def look(session: Session) -> list[datetime]:
        claim = relay.party(session, who, claim_id)
        refuse(relay.why_not_say(session, who, claim, to))
        sender = relay.side_of(session, claim, who)
        meets = meetings.may_meet(claim, sender, to)
        return meetings.offered(session, claim.community_id) if meets else []

    at = ask.read(look)
    said = ask("words", Sayable(at=at), name=ask.words(f"relay-side-{to}"))
    if said.meet_at is not None:
        return Carried(claim_id, to, _as_meant(ask, claim_id, said))
    if said.photo and not said.words:
        said = said._replace(words=ask("line", Text(relay.LIMIT, optional=True)))
    kept = relay.kept(said.words)
    if kept != said.words:
        ask("tucked", Confirm(lambda _: Message(quote=kept), only=True, of=said.words))
    return Carried(claim_id, to, said)


def _as_meant(ask: Ask, claim_id: int, said: Saying) -> Saying:
    """What was typed and asks for an hour is shown as it was understood."""
    assert said.meet_at is not None
    if not said.words:
        return said

    def zone(session: Session) -> str:
        home = session.get_one(Claim, claim_id).community_id
        return communities.known(session, home).zone

    at = appointments.said(said.meet_at, ask.read(zone), ask.words)
    is_hour = ask("hour", Confirm(of=said.words), at=at)
    return Saying(meet_at=said.meet_at) if is_hour else Saying(said.words)


def _to_side(ask: Ask, to: Side) -> Carried:
    return _carry(ask, ask.about.subject, to)


for _to, _name in TO.items():
    flow(_name, "relay.say", about=Claim)(partial(_to_side, to=_to))


@flow(OTHER_HOUR, "relay.say", about=Relayed)
def other_hour(ask: Ask) -> Carried:
    """In answer to an hour that was proposed. Raises what `relay.say` raises."""
    who, _, asked = ask.about

    def look(session: Session) -> tuple[int, Side]:
        row = relay.for_reader(session, who, asked)
        return row.claim_id, row.from_side

    claim_id, to = ask.read(look)
    return _carry(ask, claim_id, to)._replace(instead_of=asked)
