"""The claimer needs more time: until which day?"""

from datetime import timedelta

from bot.flows.wishes.promised import promised
from bot.forms.answers import Day
from bot.forms.engine import Ask
from bot.forms.said_day import DayAndHour, SaidDay, said_day
from bot.register.forms import flow
from storage.community import communities
from storage.engine import clock
from storage.wishes import deadlines
from storage.wishes.claims import Claim

ONE = timedelta(days=1)


@flow("claim.more-time", about=Claim)
def more_time(ask: Ask) -> SaidDay:
    """A day after the agreed one, and the hour if one is said. Raises NotHeld, DayTooFar."""
    claim = promised(ask)
    zone = ask.read(lambda session: communities.known(session, claim.community_id).zone)
    today = clock.today(zone)
    first, last = max(claim.agreed_on, today) + ONE, today + deadlines.FARTHEST
    if first > last:
        raise deadlines.DayTooFar()
    said = said_day(ask, "day", DayAndHour(Day(first, last, zone, agreed=claim.agreed_on)))
    assert said is not None  # it is not optional
    return said
