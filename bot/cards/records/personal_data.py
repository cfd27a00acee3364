"""A copy of all that is kept about somebody, in their own language, to be read by them."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.cards.wishes import changes as change_card
from bot.cards.wishes.wishes import heading, label, progress, public_words, said_state
from bot.messages import fact
from bot.register.forms import said_as
from bot.texts import Words, dates
from storage.community import communities, organisations, people
from storage.community.accounts import Account
from storage.community.consents import Consent
from storage.community.history import Entry
from storage.community.invites import Invite, InviteUse
from storage.community.memberships import Grant
from storage.community.people import Person
from storage.engine import clock, columns
from storage.messaging import conversations
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import Told
from storage.wishes import change_requests, wishes
from storage.wishes.alarms import Alarm
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import JOINED, Claim
from storage.wishes.handovers import Handover
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import Wish

PART = 3500  # characters of one message


class Group(NamedTuple):
    """Lines that belong together under a heading; `rows`: how many rows they tell of."""

    heading: str
    lines: list[str]
    rows: int


class Reader(NamedTuple):
    """Whose eyes it is for: rows and the words for them."""

    session: Session
    words: Words
    zone: str

    def day(self, at: datetime) -> str:
        """A moment as a day on the wall, with its year."""
        here = clock.local(at, self.zone)
        return dates.with_year(here.date(), self.words)

    def wish(self, wish_id: int | None) -> str:
        """What people call a wish by; never what is in it."""
        found = self.session.get(Wish, wish_id) if wish_id else None
        return found.code if found else "-"


Lines = Callable[[Reader, Any], list[str]]


def groups(session: Session, kept: dict[str, list[Any]], words: Words) -> list[Group]:
    """Every row of the copy, told in a line or more; wishes have a group each."""
    reader = Reader(session, words, _zone(session, kept))
    found = []
    for name, rows in kept.items():
        if name in WHOLE:
            found += [Group(heading(row, words), WHOLE[name](reader, row), 1) for row in rows]
        elif rows and name in COUNTED:
            found.append(Group(_heading(words, name), _deeds(reader, rows), len(rows)))
        elif rows:
            lines = [line for row in rows for line in EACH[name](reader, row)]
            found.append(Group(_heading(words, name), lines, len(rows)))
    return found


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


# -- each kind of row ----------------------------------------------------------------------------


def _person(reader: Reader, person: Person) -> list[str]:
    words, since = reader.words, reader.day(person.created_at)
    lines = [words("mine-name", name=person.name), words("mine-since", day=since)]
    if person.language:
        lines.append(words("mine-language", name=words("language-name")))
    return [*lines, words("mine-is-quiet")] if person.is_quiet else lines


def _account(reader: Reader, account: Account) -> list[str]:
    called = f"@{account.username}" if account.username else ""
    shown = {"channel": account.channel.title(), "id": account.external_id, "called": called}
    lines = [reader.words("mine-account", **shown).strip()]
    for key, at in (("opened", account.opened_at), ("blocked", account.blocked_at)):
        lines += [reader.words(f"mine-account-{key}", day=reader.day(at))] if at else []
    return lines


def _role(reader: Reader, grant: Grant) -> list[str]:
    words, session = reader.words, reader.session
    line = words(
        "mine-role",
        community=communities.get(session, grant.community_id).name,
        role=label(words, "role", grant.role),
        day=reader.day(grant.granted_at),
    )
    behind = session.get(organisations.Organisation, grant.organisation_id or 0)
    line += words("mine-role-behind", name=behind.name) if behind else ""
    over = grant.revoked_at
    return [line + (words("mine-role-over", day=reader.day(over)) if over else "")]


def _link(reader: Reader, use: InviteUse) -> list[str]:
    role = reader.session.get_one(Invite, use.invite_id).role
    named = label(reader.words, "role", role)
    return [reader.words("mine-link", role=named, day=reader.day(use.used_at))]


def _invite(reader: Reader, invite: Invite) -> list[str]:
    named, day = label(reader.words, "role", invite.role), reader.day(invite.expires_at)
    return [reader.words("mine-invite", role=named, day=day, left=invite.uses_left)]


def _wish(reader: Reader, wish: Wish) -> list[str]:
    words = reader.words
    lines = [
        public_words(wish),
        fact(words("card-needs"), progress(wish, words)),
        fact(words("review-for"), label(words, "whom", wish.for_whom)),
        fact(words("card-when"), label(words, "urgency", wish.urgency)),
        fact(words("card-state"), said_state(reader.session, wish, words)),
        words("mine-wish-told", day=reader.day(wish.created_at)),
    ]
    if wish.until:
        lines.append(words("mine-wish-until", day=dates.with_year(wish.until, words)))
    private = wishes.private(wish)._asdict()
    lines += [fact(words(f"private-{name}"), text) for name, text in private.items() if text]
    aside = columns.opened(wish, "aside")
    lines += [fact(words("mine-wish-aside"), aside)] if aside else []
    lines += [words("mine-wish-photo")] if wish.photo else []
    return [line for line in lines if line]


def _claim(reader: Reader, claim: Claim) -> list[str]:
    words = reader.words
    title = reader.session.get_one(Wish, claim.wish_id).title
    shown = {"code": reader.wish(claim.wish_id), "title": title}
    state = label(words, "mine-claim", claim.state)
    lines = [words("mine-claim", day=reader.day(claim.claimed_at), state=state, **shown)]
    if claim.reason and claim.reason != JOINED:
        lines.append(fact(words("mine-claim-reason"), label(words, "reason", claim.reason)))
    note = columns.opened(claim, "note")
    lines += [fact(words("mine-claim-note"), note)] if note else []
    return [*lines, words("mine-claim-photos", count=len(claim.photos))] if claim.photos else lines


def _consent(reader: Reader, consent: Consent) -> list[str]:
    what = label(reader.words, "consent", consent.kind)
    code, day = reader.wish(consent.wish_id), reader.day(consent.given_at)
    line = reader.words("mine-consent", code=code, what=what, day=day)
    over = consent.withdrawn_at
    return [line + (reader.words("mine-consent-over", day=reader.day(over)) if over else "")]


def _place(reader: Reader, place: Place) -> list[str]:
    shown = {"code": reader.wish(place.wish_id), "day": reader.day(place.joined_at)}
    return [reader.words("mine-place", **shown)]


def _handover(reader: Reader, handover: Handover) -> list[str]:
    claim = reader.session.get_one(Claim, handover.claim_id)
    shown = {"code": reader.wish(claim.wish_id), "day": reader.day(handover.asked_at)}
    return [reader.words("mine-handover", **shown)]


def _change(reader: Reader, change: ChangeRequest) -> list[str]:
    """What was proposed stands in the wish once it is agreed to."""
    words, wish = reader.words, reader.session.get_one(Wish, change.wish_id)
    line = words("mine-change", code=wish.code, day=reader.day(change.asked_at))
    new = change_card.facts(change_requests.opened(change), wish, words)
    return [line, *(fact(name, text) for name, text in new)]


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
    name = words(named) if words.has(named) else words("mine-answer")
    return fact(name, words("answer-skip") if raw == "-" else text)


def _waiting(reader: Reader, told: Told) -> list[str]:
    table = KINDS[told.kind].row if told.kind in KINDS else None
    wish_id: int | None = told.row_id if table is Wish else None
    if table is Claim:
        wish_id = reader.session.get_one(Claim, told.row_id).wish_id
    day = reader.day(told.due_at)
    if wish_id:
        return [reader.words("mine-waiting-wish", code=reader.wish(wish_id), day=day)]
    return [reader.words("mine-waiting-else", day=day)]


def _letter(reader: Reader, event: InboxEvent) -> list[str]:
    return [reader.words("mine-letter", code=event.code, day=reader.day(event.received_at))]


def _alarm(reader: Reader, alarm: Alarm) -> list[str]:
    line = reader.words("mine-alarm", day=reader.day(alarm.heard_at))
    if alarm.taken_by is not None:
        name = people.get(reader.session, alarm.taken_by).name
        line += reader.words("mine-alarm-taken", name=name)
    return [line, *filter(None, (columns.opened(alarm, "words"),))]


def _deeds(reader: Reader, entries: list[Entry]) -> list[str]:
    """What was done, each kind in one line: how often, from when to when."""
    kind = attrgetter("noun", "what")
    lines = []
    for _, same in groupby(sorted(entries, key=kind), key=kind):
        each = sorted(same, key=lambda entry: entry.at)
        first, last = reader.day(each[0].at), reader.day(each[-1].at)
        what = _deed(reader.words, each[0])
        lines.append(reader.words("mine-deed", what=what, count=len(each), first=first, last=last))
    return lines


def _deed(words: Words, entry: Entry) -> str:
    if entry.noun == "wish":
        return words(f"history-{entry.what}".replace("_", "-"), name="", many="").strip()
    key = f"did-{entry.noun}-{entry.what}"
    return words(key) if words.has(key) else words("did-else")


EACH: dict[str, Lines] = {
    "you": _person,
    "accounts": _account,
    "roles": _role,
    "links": _link,
    "invited": _invite,
    "claims": _claim,
    "consents": _consent,
    "lists": _place,
    "asked": _handover,
    "changes": _change,
    "talks": _talk,
    "waiting": _waiting,
    "letters": _letter,
    "alarms": _alarm,
}
WHOLE: dict[str, Lines] = {"wishes": _wish}
COUNTED = ("done", "helped")
