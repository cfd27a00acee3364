"""Alarms: a worker says that they see to somebody who wrote words of danger."""

from bot.access import Event, button
from bot.cards import alarms as card
from bot.messages import Reply, Toast
from storage import alarms
from storage.alarms import Alarm


@button("reach", door=alarms.for_staff, group=True)
def reach(event: Event, alarm: Alarm) -> Reply:
    """The first worker has it; whoever taps later reads who."""
    taken = alarms.take(event.session, event.person_id, alarm.key)
    shown = card.card(event.session, taken, event.words)
    return Reply(edit=shown, toast=Toast(event.words("danger-yours")))
