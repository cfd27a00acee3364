"""What a group hears of wishes once a week: how many wait, and a word of thanks."""

from datetime import datetime

from bot.register.notifications import Telling
from bot.register.week import of_the_week
from storage.wishes import listing

FEW = 3  # that are named


@of_the_week("wishes", at=10)
def waiting(telling: Telling, community_id: int, since: datetime) -> list[str]:
    shown, total = listing.open_ones(telling.session, community_id, None, 0, FEW)
    if not total:
        return []
    lead = telling.words("week-wishes", count=total)
    return [lead, *(telling.words("week-line", title=each.title) for each in shown)]


@of_the_week("thanks", at=90)
def thanks(telling: Telling, community_id: int, since: datetime) -> list[str]:
    """How many came true: a figure, and nobody's name."""
    count = listing.came_true(telling.session, community_id, since)
    return [telling.words("week-thanks", count=count)] if count else []
