"""A month in figures, for workers."""

import re

from bot.cards.records import statistics as card
from bot.cards.records.statistics import Month
from bot.messages import Reply, Toast
from bot.register.buttons import CommunityFor, OldButton, button
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said

_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@command("stats", who=WhoMay("statistics.read"), link=True, often=8)
def show(event: Event) -> Reply:
    """This month, as far as it has come."""
    community_id = home(event, "statistics.read")
    current = card.this_month(event.session, community_id)
    return said(card.month(event.session, community_id, current, event.words))


@button("statistics.month", door=CommunityFor("statistics.read"))
def turn(event: Event, community_id: int) -> Reply:
    """Another month, as a message of its own: a picture can't take the place of another."""
    shape = _MONTH.fullmatch(event.action.arg)
    if shape is None:
        raise OldButton()
    which = Month(int(shape[1]), int(shape[2]))
    first = card.first_month(event.session, community_id)
    if not first <= which <= card.this_month(event.session, community_id):
        raise OldButton()
    shown = card.month(event.session, community_id, which, event.words)
    return Reply(messages=(shown,), toast=Toast(""))
