"""What a group hears of notices once a week: those that count still."""

from datetime import datetime

from bot.cards.notices.notices import heading, short
from bot.register.notifications import Telling
from bot.register.week import of_the_week
from storage.notices import listing

FEW = 5


@of_the_week("notices", at=20)
def counting(telling: Telling, community_id: int, since: datetime) -> list[str]:
    words, group = telling.words, telling.told.group_id or 0
    found = listing.of_group(telling.session, community_id, group, FEW)
    if not found:
        return []
    lines = (
        words("week-notice", kind=heading(words, each.kind), title=short(each.text))
        for each in found
    )
    return [words("week-notices"), *lines]
