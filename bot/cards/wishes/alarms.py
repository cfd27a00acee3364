"""How an alarm looks to the workers: who needs somebody, and who sees to it."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import private_facts
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.texts import Words, dates
from storage.community import communities, people
from storage.danger.families import Family
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import alarm_contact, alarm_settings, alarms
from storage.wishes.alarms import Alarm
from storage.wishes.wishes import Wish


def card(session: Session, alarm: Alarm, words: Words, *, in_group: bool) -> Message:
    """To the workers: never the words themselves; a button until one says that they see to it."""
    if is_forgotten(session, alarm):
        return Message(lead=words("danger-forgotten"))
    whom = named(session, alarm.person_id, words, in_group=in_group)
    show = _show(session, alarm, words)
    if alarm.taken_by is not None:
        by = people.get(session, alarm.reached_by).name if alarm.reached_by else ""
        lead = words(_what_became(alarm), name=_taker(session, alarm), whom=whom, by=by)
        return Message(lead=lead, rows=show)
    take = Button(words("danger-take"), Action("alarm.take", alarm.key))
    return Message(lead=_heard(session, alarm, words, whom), rows=((take,), *show))


def _heard(session: Session, alarm: Alarm, words: Words, whom: str) -> str:
    """Who wrote, when, of what and how often; and who is in touch with them already."""
    zone = communities.get(session, alarm.community_id).zone
    lead = words(_how_sure(alarm), name=whom, when=dates.moment(alarm.heard_at, zone, words))
    lead = _of_what(alarm, words, lead)
    if alarm.times > 1:
        lead = words("danger-times", line=lead, count=alarm.times)
    if taker := alarms.beside(session, alarm):
        name = people.get(session, taker).name
        return words("danger-beside", line=lead, name=name, whom=whom)
    return lead


def _of_what(alarm: Alarm, words: Words, line: str) -> str:
    said = [words(f"danger-is-{family}") for family in alarm.families]
    return words("danger-is", line=line, family=words.listed(said)) if said else line


def is_forgotten(session: Session, alarm: Alarm) -> bool:
    """Whether whoever wrote it asked to be forgotten."""
    return people.get(session, alarm.person_id).forgotten_at is not None


def _how_sure(alarm: Alarm) -> str:
    if alarm.is_sure:
        return "told-danger-heard"
    return "told-danger-perhaps-now" if alarms.is_pressing(alarm) else "told-danger-perhaps"


def _what_became(alarm: Alarm) -> str:
    if alarm.reached_at is None:
        return "danger-is-taken"
    if alarm.is_nothing:
        return "danger-is-nothing"
    return "danger-is-reached" if alarm.reached_by == alarm.taken_by else "danger-is-said-reached"


def waiting(
    session: Session, alarm: Alarm, reader: int, words: Words, *, in_group: bool
) -> Message:
    """In the queue: nobody took it, or somebody did, perhaps the reader, and has not said that it
    went well."""
    shown = card(session, alarm, words, in_group=in_group)
    if alarm.taken_by is None:
        return shown
    how = Button(words("danger-how"), Action("alarm.take", alarm.key))
    own = ((how,),) if alarm.taken_by == reader else ()
    return Message(lead=shown.lead, rows=(_afterwards(alarm, words), *own, *shown.rows))


def _afterwards(alarm: Alarm, words: Words) -> tuple[Button, ...]:
    return (Button(words("danger-reached"), Action("alarm.reached", alarm.key)),)


@notification(alarm_contact.DETAILS)
def danger_details(telling: Telling) -> Message | None:
    """To the worker who gets in touch, in private: what they need for it."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or not alarm_contact.may_read(telling.session, alarm):
        return None
    return in_touch(telling.session, alarm, telling.words)


def in_touch(session: Session, alarm: Alarm, words: Words) -> Message:
    """Where a neighbour in danger is reached, and what they wrote."""
    seen = alarm_contact.seen(session, alarm)
    facts = private_facts.told(seen, ("phone", "place"), None, words)
    lead = words("danger-in-touch", name=people.get(session, alarm.person_id).name)
    return Message(
        lead=lead if facts else f"{lead}\n{words('danger-nowhere')}",
        facts=tuple(facts),
        quote=seen.words,
        note=words("danger-afterwards"),
        rows=(_afterwards(alarm, words), _nothing(alarm, words), *_show(session, alarm, words)),
    )


@notification(alarm_contact.HIDDEN)
def danger_hidden(telling: Telling) -> Message:
    """In place of it, once it is over: nothing of it stays."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    gone = telling.words("danger-details-gone")
    if alarm is None or alarm.reached_at is None:  # long ago, or the reader is no worker any more
        return Message(lead=gone)
    shown = card(telling.session, alarm, telling.words, in_group=True)
    return Message(lead=shown.lead, note=gone)


def _trace(session: Session, told: Told, message_id: str, revision: int) -> None:
    if not message_id:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)
    assert told.person_id is not None
    before, _ = in_place(session, told)
    alarm_contact.traced(session, told.row_id, told.person_id, message_id, before)


def _before(telling: Telling, shown: Message) -> Message:
    """What stands until the details are put into it."""
    how = Button(telling.words("danger-how"), Action("alarm.take", telling.told.row_id))
    note = telling.words("danger-opening")
    return replace(shown, facts=(), quote="", note=note, rows=((how,),))


KEPT[alarm_contact.DETAILS.name] = Kept(in_place, _trace, first=_before)
KEPT[alarm_contact.HIDDEN.name] = Kept(in_place, unwatched, is_said_anew=False)


def _nothing(alarm: Alarm, words: Words) -> tuple[Button, ...]:
    return (Button(words("danger-nothing"), Action("alarm.nothing", alarm.key)),)


def _show(session: Session, alarm: Alarm, words: Words) -> tuple[tuple[Button, ...], ...]:
    wish = session.get(Wish, alarm.wish_id) if alarm.wish_id else None
    if wish is None:
        return ()
    return ((Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision))),),)


def _taker(session: Session, alarm: Alarm) -> str:
    return people.get(session, alarm.taken_by).name if alarm.taken_by else ""


@notification(alarms.HEARD)
def danger_heard(telling: Telling) -> Message | None:
    """To the workers, at any hour: who needs somebody now."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or is_forgotten(telling.session, alarm):
        return None
    return _told(telling, alarm)


def _is_masked(telling: Telling) -> bool:
    """Whoever is new to the team reads whole names of what they take."""
    return bool(telling.told.about.get("is_masked"))


def _told(telling: Telling, alarm: Alarm) -> Message:
    in_group = telling.told.group_id is not None or _is_masked(telling)
    return card(telling.session, alarm, telling.words, in_group=in_group)


@posted(alarms.CARD, taps=("alarm.take",))
def danger_card(telling: Telling) -> Message | None:
    """In place of it, in the workers' group: who sees to it."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    return _told(telling, alarm) if alarm is not None else None


@notification(alarms.STILL_WAITS)
def danger_again(telling: Telling) -> Message | None:
    """To every worker in person: nobody has taken it yet."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or alarm.taken_by is not None or alarm.reached_at is not None:
        return None
    shown = _told(telling, alarm)
    if alarms.beside(telling.session, alarm) or not alarm.is_sure:
        return shown
    masked = _is_masked(telling)
    name = named(telling.session, alarm.person_id, telling.words, in_group=masked)
    lead = _of_what(alarm, telling.words, telling.words("told-danger-again", name=name))
    return Message(lead=lead, rows=shown.rows)


@notification(alarms.UNHEARD)
def danger_unheard(telling: Telling) -> Message | None:
    """To whoever wrote the words: nobody can be reached after all."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or alarm.taken_by is not None or alarm.reached_at is not None:
        return None
    lead = telling.words("told-danger-unheard")
    steps = first_steps(telling.session, alarm.community_id, telling.words, *alarm.families)
    return Message(lead="\n".join((lead, *steps)))


def first_steps(
    session: Session, community_id: int | None, words: Words, *families: Family
) -> list[str]:
    """What to do first in these situations, and just the numbers that fit, as they are in this
    community; for despair, where none is known."""
    lines = []
    for family in families or (Family.SUICIDE,):
        found = alarm_settings.numbers(session, community_id, family)
        lines.append(words(f"danger-first-{family}", number=found[0][1] if found else ""))
        lines += [words(f"danger-ring-{service}", number=number) for service, number in found]
    return list(dict.fromkeys(lines))


@notification(alarms.REACHED)
def danger_reached(telling: Telling) -> Message | None:
    """To the worker who took it: did it go well?"""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or alarm.reached_at is not None:
        return None
    name = people.get(telling.session, alarm.person_id).name
    lead = telling.words("told-danger-reached", name=name)
    return Message(lead=lead, rows=(_afterwards(alarm, telling.words),))


@notification(alarms.SEEN_TO)
def danger_seen_to(telling: Telling) -> Message | None:
    """To the other workers, where they have no group."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    return _told(telling, alarm) if alarm and alarm.taken_by else None


@notification(alarms.TAKEN)
def danger_taken(telling: Telling) -> Message | None:
    """To whoever wrote the words: somebody is coming, and who."""
    alarm = telling.session.get(Alarm, telling.told.row_id)
    if alarm is None or alarm.taken_by is None:
        return None
    return Message(lead=telling.words("told-danger-taken", name=_taker(telling.session, alarm)))
