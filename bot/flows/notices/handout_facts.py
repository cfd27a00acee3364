"""The facts of a hand-out, beside its words: read from them where that is easy, and asked only of
who adds them at the last look."""

from datetime import timedelta

from bot.flows.notices import read_handout
from bot.flows.notices.detail import Detail
from bot.forms.answers import Amounts, Choice, Day, Many
from bot.forms.engine import Ask
from bot.texts import sentence_days
from storage.engine import clock
from storage.notices.facts import (
    DETAIL_LIMIT,
    HOURS_LIMIT,
    MOST_LIMIT,
    PORTIONS_LIMIT,
    NewHandout,
    Pickup,
)

KEYS = ("portions", "most", "hours", "day", "place", "bring", "closes", "pickup")
FARTHEST = timedelta(days=90)


def asked(ask: Ask, text: str, zone: str) -> NewHandout:
    """What was added, and what the text says."""
    now = clock.local(clock.now(), zone)
    day = Day(now.date(), now.date() + FARTHEST, zone, optional=True)
    read = sentence_days.within(text, now, ask.words, FARTHEST)
    detail = Detail(DETAIL_LIMIT, optional=True)
    on = ask.maybe("day", day, read)
    hours = ask.maybe("hours", Detail(HOURS_LIMIT, optional=True), "")
    place = ask.maybe("place", detail, "")
    bring = ask.maybe("bring", detail, read_handout.bring(text, ask.words))
    portions, unit, most, closes, pickup = 0, "", 1, None, Pickup.OTHERS
    one = Amounts(ask.words("handout-unit"), PORTIONS_LIMIT)
    if amount := ask.maybe("portions", one, None, led=False):
        portions, unit = amount.quantity, amount.unit
        most = ask.maybe("most", Many(MOST_LIMIT, unit), 1, most=MOST_LIMIT)
        closes = ask.maybe("closes", day, None)
    pickup = ask.maybe("pickup", Choice(tuple(Pickup), columns=1), pickup)
    return NewHandout(
        day=on,
        hours=read_handout.hours(hours, ask.words),
        place=place,
        bring=bring,
        closes_on=closes,
        pickup=pickup,
        portions=portions,
        unit=unit,
        most=min(most, portions) if portions else 1,
    )


def there(handout: NewHandout) -> frozenset[str]:
    """What is known of it already, whoever said so."""
    known = {"day": handout.day, "bring": handout.bring, "portions": handout.portions}
    return frozenset(key for key, value in known.items() if value)
