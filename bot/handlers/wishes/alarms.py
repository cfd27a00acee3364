"""Alarms: a worker says that they see to somebody who wrote words of danger."""

from bot.cards.community.names import named
from bot.cards.wishes import alarms as card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event
from storage.wishes import alarm_contact, alarm_ends, alarm_lessons, alarms
from storage.wishes.alarms import Alarm


@button("alarm.take", door=alarms.for_staff, group=True)
def reach(event: Event, alarm: Alarm) -> Reply:
    """The first worker has it, and reads in private how to get in touch, as often as they like;
    whoever taps later reads who it is, or that it is over."""
    if alarm.reached_at is not None:
        return _over(event, alarm)
    session, words = event.session, event.words
    is_mine = alarm.taken_by == event.person_id
    taken = alarm if is_mine else alarms.take(session, event.person_id, alarm.key)
    shown = card.card(session, taken, words, in_group=not event.is_private)
    toast = Toast(words("danger-yours"))
    if not event.is_reachable:
        return Reply(edit=shown, toast=Toast(toast.text, link=event.link("command.say", "queue")))
    alarm_contact.send(session, event.person_id, alarm.key)
    return Reply(edit=shown, toast=toast)


@button("alarm.reached", door=alarms.for_staff, group=True)
def reached(event: Event, alarm: Alarm) -> Reply:
    """They have been spoken to."""
    alarm_ends.reached(event.session, event.person_id, alarm.key)
    is_so = alarm.reached_at is not None and not alarm.is_nothing
    return _over(event, alarm, "danger-was-reached" if is_so else "")


@button("alarm.nothing", door=alarms.for_staff)
def nothing(event: Event, alarm: Alarm) -> Reply:
    """Who took it read the words, and nobody is in danger."""
    alarm_lessons.nothing(event.session, event.person_id, alarm.key)
    return _over(event, alarm, "danger-was-nothing" if alarm.is_nothing else "")


def _over(event: Event, alarm: Alarm, key: str = "") -> Reply:
    """In place of what was tapped: this, or else what is so."""
    in_group = not event.is_private
    shown = card.card(event.session, alarm, event.words, in_group=in_group)
    if key and not card.is_forgotten(event.session, alarm):
        name = named(event.session, alarm.person_id, event.words, in_group=in_group)
        shown = Message(lead=event.words(key, name=name))
    return Reply(edit=shown, toast=Toast(""))
