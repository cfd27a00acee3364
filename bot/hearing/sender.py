"""An event arrives: who and where. Whoever is new is written down, and lives where they speak."""

from sqlmodel import Session

from bot.messages import Channel, Heard, Incoming, Sender
from bot.register.event import Event
from bot.register.events import EVENTS
from bot.texts import words
from storage.community import (
    accounts,
    communities,
    group_members,
    groups,
    memberships,
    people,
    posted_cards,
    screening,
)
from storage.community.accounts import KnownPerson
from storage.engine.database import ONLY_READS
from storage.messaging import outbox

GOING = {Heard.LEFT, Heard.BOT_LEFT}  # who goes, or sends us away, does not move in by it


class Unwritten(Exception):
    """On a snapshot: somebody is new, or has another name now."""


def of(session: Session, incoming: Incoming, channel: Channel) -> Event | None:
    """Who it comes from and where, as the database knows them; None for what is not for us.
    Raises Unwritten on a snapshot."""
    sender, chat = incoming.sender, _chat(session, incoming)
    if sender is None or sender.is_bot:
        return _nobody_s(session, incoming, channel, chat)
    known = _who(session, incoming.channel, sender)
    home = chat.community_id if chat else None
    if home and incoming.heard not in GOING:
        memberships.join(session, home, known.person_id)
        group_members.seen(session, home, chat.id if chat else 0, known.person_id)
    event = Event(session, incoming, channel, words(""), known, chat, home)
    event.words = words(_language(event, sender))
    _note_open_chat(event)
    return event


def _nobody_s(
    session: Session, incoming: Incoming, channel: Channel, chat: groups.KnownGroup | None
) -> Event | None:
    """What nobody in particular said is for us when it is news of the group, or the command of an
    admin who speaks as the group."""
    is_command = incoming.is_anonymous and incoming.heard is Heard.COMMAND
    if not (is_command or incoming.heard in EVENTS):
        return None
    home = chat.community_id if chat else None
    language = communities.known(session, home).language if home else ""
    return Event(session, incoming, channel, words(language), None, chat)


def _chat(session: Session, incoming: Incoming) -> groups.KnownGroup | None:
    place = incoming.place
    if place is None or place.is_private:
        return None
    is_here = incoming.heard is not Heard.BOT_LEFT
    chat = groups.known(session, incoming.channel, place.id, place.title, is_here=is_here)
    if chat.is_back:
        posted_cards.returned(session, chat.id)
    if chat.is_troubled and not session.info.get(ONLY_READS):
        outbox.probe_group(session, chat.id)
    return chat


def _who(session: Session, channel: str, sender: Sender) -> KnownPerson:
    """The person, made at the first contact, under the name they use now."""
    known = accounts.known(session, channel, sender.id)
    if known and known.username == sender.username and known.name == sender.name:
        return known  # as it was written down, it is clean
    name = screening.clean_name(sender.name)
    if known and known.name == name and known.username == sender.username:
        return known
    if session.info.get(ONLY_READS):
        raise Unwritten()
    account = accounts.met(session, channel, sender.id, name, sender.username)
    people.rename(session, people.get(session, account.person_id), name)
    session.flush()
    found = accounts.known(session, channel, sender.id)
    assert found is not None
    return found


def _language(event: Event, sender: Sender) -> str:
    """Chosen by the person, else their channel's English, else the community's."""
    if event.known and event.known.language:
        return event.known.language
    if sender.language.startswith("en"):
        return "en"
    return communities.known(event.session, event.home).language if event.home else ""


def _note_open_chat(event: Event) -> None:
    """Whoever writes to us in private can be written to; what waited for that goes out."""
    place, heard = event.incoming.place, event.incoming.heard
    is_ours = heard not in (Heard.BLOCKED, Heard.UNBLOCKED)
    if place is not None and place.is_private and is_ours and not event.is_reachable:
        accounts.opened(event.session, event.account)
        outbox.wake(event.session, event.person_id)
