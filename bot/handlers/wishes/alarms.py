"""Alarms: a worker says that they see to somebody who wrote words of danger."""

from bot.cards.community.names import named
from bot.cards.wishes import alarms as card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event
from storage.community import people
from storage.wishes import alarm_contact, alarm_lessons, alarms
from storage.wishes.alarms import Alarm


@button("alarm.take", door=alarms.for_staff, group=True)
def reach(event: Event, alarm: Alarm) -> Reply:
    """The first worker has it, and reads in private how to get in touch, as often as they like;
    whoever taps later reads who it is."""
    session, words = event.session, event.words
    is_mine = alarm.taken_by == event.person_id
    taken = alarm if is_mine else alarms.take(session, event.person_id, alarm.key)
    shown = card.card(session, taken, words, in_group=not event.is_private)
    toast = Toast(words("danger-yours"))
    if not event.is_reachable:
        return Reply(edit=shown, toast=Toast(toast.text, link=event.link("command.say", "queue")))
    seen = alarm_contact.read(session, event.person_id, alarm.key)
    told = (card.in_touch(session, taken, seen, words),)
    if event.is_private:
        return Reply(messages=told, edit=shown, toast=toast)
    return Reply(private=told, edit=shown, toast=toast)


@button("alarm.reached", door=alarms.for_staff, group=True)
def reached(event: Event, alarm: Alarm) -> Reply:
    """They have been spoken to."""
    alarms.reached(event.session, event.person_id, alarm.key)
    in_group = not event.is_private
    name = named(event.session, alarm.person_id, event.words, in_group=in_group)
    done = Message(lead=event.words("danger-was-reached", name=name))
    return Reply(edit=done, toast=Toast(""))


@button("alarm.nothing", door=alarms.for_staff)
def nothing(event: Event, alarm: Alarm) -> Reply:
    """Who took it read the words, and nobody is in danger."""
    alarm_lessons.nothing(event.session, event.person_id, alarm.key)
    name = people.get(event.session, alarm.person_id).name
    return Reply(edit=Message(lead=event.words("danger-was-nothing", name=name)), toast=Toast(""))
