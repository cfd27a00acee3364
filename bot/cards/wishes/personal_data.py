"""What is kept about somebody's wishes and help, in the copy for them."""

from sqlmodel import Session

from bot.cards.wishes import changes as change_card
from bot.cards.wishes import private_facts
from bot.cards.wishes.wishes import heading, label, progress, public_words, said_state
from bot.messages import fact
from bot.register.copies import Reader, copied, deed
from bot.texts import Words, dates
from storage.community import people
from storage.community.consents import Consent
from storage.engine import columns
from storage.wishes import change_requests, wishes
from storage.wishes.alarm_lessons import AlarmLesson
from storage.wishes.alarms import Alarm
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import BY_WORKER, JOINED, Claim, ClaimState
from storage.wishes.handovers import Handover
from storage.wishes.relay import Relayed
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import Wish


def code(session: Session, wish_id: int) -> str:
    found = session.get(Wish, wish_id)
    return found.code if found else "-"


@copied("wishes", heading=heading)
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
    sealed = private_facts.told(wishes.private(wish), wishes.Private._fields, wish.category, words)
    lines += [fact(*each) for each in sealed]
    aside = columns.opened(wish, "aside")
    lines += [fact(words("mine-wish-aside"), aside)] if aside else []
    lines += [words("mine-wish-photo")] if wish.photo else []
    return [line for line in lines if line]


@deed("wish")
def _deed(words: Words, what: str) -> str:
    """As a wish's own history tells it, without a name."""
    said = words(f"history-{what}".replace("_", "-"), name="", many="").strip()
    return said.removesuffix(":")  # in English the name follows one


@copied("claims")
def _claim(reader: Reader, claim: Claim) -> list[str]:
    words = reader.words
    title = reader.session.get_one(Wish, claim.wish_id).title
    shown = {"code": code(reader.session, claim.wish_id), "title": title}
    so_far = ClaimState.ENDED if claim.reason in BY_WORKER else claim.state
    state = label(words, "mine-claim", so_far)
    lines = [words("mine-claim", day=reader.day(claim.claimed_at), state=state, **shown)]
    if claim.reason and claim.reason != JOINED:
        lines.append(fact(words("mine-claim-reason"), label(words, "reason", claim.reason)))
    note = columns.opened(claim, "note")
    lines += [fact(words("mine-claim-note"), note)] if note else []
    return [*lines, words("mine-claim-photos", count=len(claim.photos))] if claim.photos else lines


@copied("consents")
def _consent(reader: Reader, consent: Consent) -> list[str]:
    what = label(reader.words, "consent", consent.kind)
    called, day = code(reader.session, consent.wish_id), reader.day(consent.given_at)
    line = reader.words("mine-consent", code=called, what=what, day=day)
    over = consent.withdrawn_at
    return [line + (reader.words("mine-consent-over", day=reader.day(over)) if over else "")]


@copied("lists")
def _place(reader: Reader, place: Place) -> list[str]:
    shown = {"code": code(reader.session, place.wish_id), "day": reader.day(place.joined_at)}
    return [reader.words("mine-place", **shown)]


@copied("asked")
def _handover(reader: Reader, handover: Handover) -> list[str]:
    claim = reader.session.get_one(Claim, handover.claim_id)
    shown = {"code": code(reader.session, claim.wish_id), "day": reader.day(handover.asked_at)}
    return [reader.words("mine-handover", **shown)]


@copied("relayed")
def _relayed(reader: Reader, row: Relayed) -> list[str]:
    claim = reader.session.get_one(Claim, row.claim_id)
    shown = {"code": code(reader.session, claim.wish_id), "day": reader.day(row.said_at)}
    return [
        reader.words("mine-relayed-line", **shown),
        *filter(None, (columns.opened(row, "words"),)),
    ]


@copied("changes")
def _change(reader: Reader, change: ChangeRequest) -> list[str]:
    """What was proposed stands in the wish once it is agreed to."""
    words, wish = reader.words, reader.session.get_one(Wish, change.wish_id)
    line = words("mine-change", code=wish.code, day=reader.day(change.asked_at))
    new = change_card.facts(change_requests.opened(change), wish, words)
    return [line, *(fact(name, text) for name, text in new)]


@copied("alarms")
def _alarm(reader: Reader, alarm: Alarm) -> list[str]:
    line = reader.words("mine-alarm", day=reader.day(alarm.heard_at))
    if alarm.taken_by is not None:
        name = people.get(reader.session, alarm.taken_by).name
        line += reader.words("mine-alarm-taken", name=name)
    return [line, *filter(None, (columns.opened(alarm, "words"),))]


@copied("lessons")
def _lesson(reader: Reader, lesson: AlarmLesson) -> list[str]:
    line = reader.words("mine-lesson", day=reader.day(lesson.said_at))
    return [line, columns.opened(lesson, "words")]
