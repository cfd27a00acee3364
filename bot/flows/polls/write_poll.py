"""A worker asks the neighbourhood something: a question and what may be chosen; all else is usual,
and can be changed at the last look."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.cards.polls import polls as card
from bot.forms.answers import Choice, Option, Pick, Text, Wrong
from bot.forms.engine import Ask
from bot.forms.last_look import LastLook
from bot.forms.moments import Moment, raw_of
from bot.messages import Heard, Incoming, Message
from bot.register.forms import flow
from bot.texts import Words, appointments, dates
from storage.community import communities, memberships, permissions, screening
from storage.engine import clock
from storage.engine.errors import NotAllowed, Refused, refuse
from storage.polls import polls, settings
from storage.polls.polls import QUESTION_LIMIT, Ballot, NewPoll, Poll, Showing, Voice

EVENING = 20  # o'clock: people are at home
PARTS = re.compile(r"[\n、;；|]|(?<=\S)[,，]")
NUMBERED = re.compile(r"^\s*(?:[0-9]{1,2}|[a-h]|[①-⑧])?\s*[.．、)）:：]?\s*", re.IGNORECASE)


def _right(no: Refused | None) -> None:
    """Raises Wrong."""
    if no is not None:
        raise Wrong(no.key, **no.shown)


@dataclass(frozen=True, slots=True)
class Question(Text):
    """What is asked: nothing that no group may read."""

    def read(self, raw: str) -> str:
        text = Text.read(self, raw)
        _right(polls.why_not_ask(text))
        return text


@dataclass(frozen=True, slots=True)
class Options:
    """What may be chosen: one a line, or parted by 、"""

    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        if incoming.heard is not Heard.TEXT:
            raise Wrong("answer-text-wanted")
        raw = f"={parted(incoming.text)}"
        self.read(raw)
        return raw

    def read(self, raw: str) -> tuple[str, ...]:
        options = tuple(raw[1:].split("\n"))
        _right(polls.why_not_offer(options))
        _right(polls.why_not_ask(*options))
        return options

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return ()


@dataclass(frozen=True, slots=True)
class Until(Moment):
    """An hour to come: this evening or one of the next, or as it is typed."""

    def read(self, raw: str) -> datetime:
        at = Moment.read(self, raw)
        if at is None:
            raise Wrong("answer-moment-wanted")
        return at

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        ahead = (evening(self.zone, timedelta(days=each)) for each in (1, 3, 7, 14))
        return [Option(raw_of(each), appointments.short(each, words)) for each in ahead]


def evening(zone: str, ahead: timedelta) -> datetime:
    """So many days from now, in the evening, on the clock on the wall."""
    day = clock.local(clock.now(), zone) + ahead
    return day.replace(hour=EVENING, minute=0, second=0, microsecond=0)


def parted(text: str) -> str:
    """One option a line, without the numbers that people put before them, each once."""
    lines = text.split("\n") if "\n" in text.strip() else PARTS.split(text)
    bare = (screening.clean(NUMBERED.sub("", each, count=1)) for each in lines)
    return "\n".join(dict.fromkeys(each for each in bare if each))


def first_of(text: str) -> dict[str, str]:
    """What stands behind the command, as answers: the question, and what may be chosen."""
    question, _, rest = text.strip().partition("\n")
    if not rest.strip():
        asked, mark, rest = re.sub(r"([?？])", r"\1\n", question, count=1).partition("\n")
        question = asked if mark else question
    what = screening.clean(question)
    if not 0 < len(what) <= QUESTION_LIMIT:
        return {}
    options = parted(rest)
    return {"what": f"={what}"} | ({"options": f"={options}"} if options else {})


@flow("poll.write", makes=Poll)
def write_poll(ask: Ask) -> NewPoll:
    """Raises NotAllowed."""
    home = _where(ask)
    question = ask("what", Question(QUESTION_LIMIT), limit=QUESTION_LIMIT)
    least, most = polls.OPTIONS
    options = ask("options", Options(), least=least, most=most)
    zone = ask.read(lambda session: communities.known(session, home).zone)
    days = ask.read(lambda session: settings.days(session, home))
    until = ask.maybe("until", Until(zone), evening(zone, days))
    voice = ask.maybe("voice", Choice(tuple(Voice)), Voice.PERSON)
    ballot = ask.maybe("ballot", Choice(tuple(Ballot), columns=1), Ballot.HIDDEN)
    figures = ask.maybe("figures", Choice(tuple(Showing), columns=1), Showing.START)
    new = NewPoll(home, question, options, until, voice, ballot, figures)
    ask("sure", _look(ask, new, zone))
    return new


def _where(ask: Ask) -> int:
    """Which community, asked only when it matters. Raises NotAllowed."""
    if ask.about.community_id is not None:
        return ask.about.community_id
    who = ask.about.person_id

    def fitting(session: Session) -> list[tuple[int, str]]:
        homes = memberships.homes(session, who)
        may = [each for each in homes if permissions.may(session, who, "poll.write", each)]
        return [(each, communities.get(session, each).name) for each in may]

    homes = ask.read(fitting)
    refuse(None if homes else NotAllowed())
    return homes[0][0] if len(homes) == 1 else ask("where", Pick(homes))


def _look(ask: Ask, new: NewPoll, zone: str) -> LastLook:
    words = ask.words

    def draw(said: Words) -> Message:
        return card.preview(new, zone, said)

    reads = (
        ("until", dates.moment(new.ends_at, zone, words)),
        ("voice", words(f"poll-voice-{new.voice}")),
        ("ballot", words(f"poll-ballot-{new.ballot}")),
        ("figures", words(f"poll-figures-{new.figures}")),
    )
    return LastLook(draw, reads=reads)
