"""A worker says something to many: one text, then a look at what it will be and whom it reaches."""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from bot.cards.notices import notices as card
from bot.flows.notices import handout_facts, named_days, read_notice
from bot.forms import formatted
from bot.forms.answers import Choice, Confirm, Option, Photos, Pick, Text, Wrong
from bot.forms.documents import Document, Sent
from bot.forms.engine import Ask
from bot.forms.last_look import LastLook, Taken
from bot.forms.moments import Moment
from bot.messages import Heard, Incoming, Message
from bot.register.forms import Pictured, flow
from bot.texts import Words, numerals
from storage.community import communities, households, memberships, permissions, screening
from storage.community.memberships import Role
from storage.community.screening import Flag
from storage.engine import clock
from storage.engine.errors import NotAllowed, refuse
from storage.notices import audience, submission
from storage.notices.notices import (
    TEXT_LIMIT,
    Audience,
    NewNotice,
    Notice,
    NoticeKind,
    Wanted,
    Whom,
)

ROLES = tuple(role for role in Role if role is not Role.RESIDENT)
SURELY_SEEN = {NoticeKind.URGENT: Wanted.EACH, NoticeKind.HANDOUT: Wanted.HOUSEHOLD}
NUMBER = frozenset({Flag.phone})
SHOWN = 12  # buildings on buttons
NARROWED = ("buildings", "role", "groups", "people")  # asked of who says so


@dataclass(frozen=True, slots=True)
class Said(Text):
    """The words of a notice as they look: without what stands in none."""

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        text = Text.read(self, Text.hear(self, incoming, so_far, words))
        return formatted.raw(text, incoming)

    def read(self, raw: str) -> str:
        text = Text.read(self, formatted.plain(raw))
        no = submission.why_not_say(text)
        if no is not None:
            raise Wrong(no.key)
        return text


@dataclass(frozen=True, slots=True)
class Buildings:
    """One or several buildings: tapped, or typed as 3、5号楼."""

    known: Sequence[str]
    columns: int = 3

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        found = re.findall(r"[0-9]+|[a-z](?![a-z])", screening.clean(incoming.text).casefold())
        named = [each for each in self.known if _number(each) in found]
        if not named or len(set(found)) != len(named):
            raise Wrong("notice-write-buildings-unknown", known=words.listed(self.known[:SHOWN]))
        return "|".join(named)

    def read(self, raw: str) -> tuple[str, ...]:
        by_mark = {_mark(each): each for each in self.known}
        named = tuple(by_mark.get(each, each) for each in raw.split("|"))
        if not set(named) <= set(self.known):
            raise Wrong("answer-choice-wanted")
        return named

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return [Option(_mark(each), each) for each in self.known[:SHOWN]]


def _mark(label: str) -> str:
    """A building as a button can carry it, which takes no Chinese."""
    return f"{zlib.crc32(label.encode()):x}"


def _number(label: str) -> str:
    found = re.search(r"[0-9]+|[a-z]", label.casefold())
    return found[0] if found else label


@dataclass(frozen=True, slots=True)
class Named:
    """Neighbours by their names, several parted by a comma; `find` gives the numbers of those who
    are called so."""

    find: Callable[[str], list[int]]
    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        names = [
            each for each in re.split(r"[,，、;；\s]+", screening.clean(incoming.text)) if each
        ]
        found = {each: self.find(each) for each in names}
        unknown = [each for each, ids in found.items() if not ids]
        several = [each for each, ids in found.items() if len(ids) > 1]
        if not names or unknown or several:
            wrong = words.listed(unknown or several)
            raise Wrong(f"notice-write-people-{'unknown' if unknown else 'several'}", names=wrong)
        return ",".join(str(ids[0]) for ids in found.values())

    def read(self, raw: str) -> tuple[int, ...]:
        return tuple(int(each) for each in raw.split(","))

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return ()


@flow("notice.write", makes=Notice, pictured=Pictured("what", "photo"))
def write_notice(ask: Ask) -> NewNotice:
    """The text; all else is read from it or usual, and can be changed at the last look. Raises
    NotAllowed."""
    home = _where(ask)
    text = keeps_number(ask, ask("what", Said(TEXT_LIMIT), limit=TEXT_LIMIT))
    kind = ask.maybe(
        "kind", Choice(tuple(NoticeKind), columns=3), read_notice.kind(text, ask.words)
    )
    whom = _audience(ask, home)
    zone = ask.read(lambda session: communities.known(session, home).zone)
    goes_at = ask.maybe("when", Moment(zone), None)
    usual = SURELY_SEEN.get(kind, Wanted.NO)
    seen = ask.maybe("seen", Choice(tuple(Wanted), columns=1), usual)
    photos = ask.maybe("photo", Photos(most=1), ())
    file = ask.maybe("file", Document(), Sent(), led=False)
    is_loud = kind is NoticeKind.URGENT and _is_loud(ask, home, goes_at)
    looks = formatted.of(ask, "what", text)
    handout = handout_facts.asked(ask, text, zone) if kind is NoticeKind.HANDOUT else None
    new = NewNotice(
        home,
        text,
        kind,
        whom,
        seen,
        goes_at,
        until=handout.last_day if handout else None,
        photo=photos[0] if photos else "",
        is_loud=is_loud,
        looks=looks,
        file=file.id,
        file_name=file.name,
        handout=handout,
    )
    ask("sure", _look(ask, new, zone), second=_second(ask, new))
    return new


def _where(ask: Ask) -> int:
    """Which community, asked only when it matters. Raises NotAllowed."""
    if ask.about.community_id is not None:
        return ask.about.community_id
    who = ask.about.person_id

    def fitting(session: Session) -> list[tuple[int, str]]:
        homes = memberships.homes(session, who)
        may = [each for each in homes if permissions.may(session, who, "notice.write", each)]
        return [(each, communities.get(session, each).name) for each in may]

    homes = ask.read(fitting)
    refuse(None if homes else NotAllowed())
    return homes[0][0] if len(homes) == 1 else ask("where", Pick(homes))


def fits(text: str) -> bool:
    """Whether these words, after a command, are a notice; what is too long is asked for anew."""
    return 0 < len(screening.clean(text)) <= TEXT_LIMIT


def keeps_number(ask: Ask, text: str) -> str:
    """A telephone number that all would read stays only after a question."""
    found = screening.phones(text)
    if not found:
        return text
    is_public = ask("number", Confirm(of=text, found_by="what"), number=ask.words.listed(found))
    return text if is_public else screening.tucked(text, NUMBER)


def _audience(ask: Ask, home: int) -> Audience:
    known = [each.label for each in ask.read(lambda session: households.buildings(session, home))]
    rooms = ask.read(lambda session: audience.offered_rooms(session, home))
    among = [Whom.EVERYBODY, Whom.BUILDINGS, Whom.ROLE, Whom.GROUPS, Whom.PEOPLE]
    fits = [
        each
        for each in among
        if not (each is Whom.BUILDINGS and not known)
        and not (each is Whom.GROUPS and len(rooms) < 2)
    ]
    scope = ask.maybe("scope", Choice(fits, columns=2, leads=NARROWED), Whom.EVERYBODY)
    if scope is Whom.BUILDINGS:
        return Audience(scope, buildings=ask("buildings", Buildings(known)))
    if scope is Whom.ROLE:
        return Audience(scope, role=ask("role", Choice(ROLES, columns=2)))
    if scope is Whom.GROUPS:
        return Audience(scope, groups=(ask("groups", Pick(rooms)),))
    if scope is Whom.PEOPLE:
        return Audience(scope, people=ask("people", Named(_finder(ask, home))))
    return Audience()


def _finder(ask: Ask, home: int) -> Callable[[str], list[int]]:
    def find(name: str) -> list[int]:
        found, _ = ask.read(lambda session: memberships.found(session, home, name, 0, 20))
        exact = [person for person, called in found if called == name]
        return exact or [person for person, _ in found]

    return find


def _is_loud(ask: Ask, home: int, goes_at: datetime | None) -> bool:
    """Whether it may be heard at night: asked only where it would be."""

    def is_night(session: Session) -> bool:
        at = goes_at or clock.now()
        return communities.waking(session, home, at) > at

    return not ask.read(is_night) or ask("loud", Confirm())


def _second(ask: Ask, new: NewNotice) -> str:
    who = ask.about.person_id
    needs = ask.read(lambda session: submission.needs_second(session, new, who))
    return "yes" if needs else "no"


def _look(ask: Ask, new: NewNotice, zone: str) -> LastLook:
    who, words = ask.about.person_id, ask.words
    reach = ask.read(lambda session: audience.reach(session, new.community_id, new.audience, who))
    names = ask.read(lambda session: card.whom(session, new.community_id, new.audience, words))

    old = named_days.passed(new.text, clock.today(zone), words)

    def draw(said: Words) -> Message:
        return card.preview(new, reach, names, zone, said, old)

    reads = (
        ("kind", words(f"notice-kind-{new.kind}")),
        ("scope", names),
        ("seen", words(f"notice-seen-{new.seen}")),
    )
    there = frozenset(each for each in ("photo", "file") if getattr(new, each))
    facts = handout_facts.KEYS if new.handout else ()
    there |= handout_facts.there(new.handout) if new.handout else frozenset()
    return LastLook(
        draw,
        reads=reads,
        adds=(*facts, "when", "photo", "file"),
        there=there,
        takes=_other_words(words),
        samples=lambda: ask.read(lambda session: card.samples(session, new, reach, words)),
    )


def _other_words(words: Words) -> Taken:
    """A line under the last look takes the place of the text, a mere yes is none; a file is
    added. Raises Wrong."""
    said = Said(TEXT_LIMIT)

    def taken(incoming: Incoming) -> dict[str, str]:
        if incoming.heard is Heard.OTHER and incoming.media:
            return {"file": Document().hear(incoming, "", words)}
        if incoming.heard is not Heard.TEXT:
            return {}
        line = incoming.text.strip(numerals.ENDS).casefold()
        if not line or line in words("answer-yes").split("|"):
            return {}
        raw = said.hear(incoming, "", words)
        said.read(raw)
        return {"what": raw}

    return taken
