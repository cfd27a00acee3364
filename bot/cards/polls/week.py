"""What a group hears of polls once a week: what is to be decided still."""

from datetime import datetime

from bot.cards.polls.polls import short
from bot.register.notifications import Telling
from bot.register.week import of_the_week
from bot.texts import dates
from storage.community import communities
from storage.polls import polls

FEW = 3


@of_the_week("polls", at=30)
def running(telling: Telling, community_id: int, since: datetime) -> list[str]:
    found = polls.running(telling.session, community_id)[:FEW]
    zone, words = communities.known(telling.session, community_id).zone, telling.words
    lines = [
        words("week-poll", title=short(each.question), at=dates.moment(each.ends_at, zone, words))
        for each in found
    ]
    return [words("week-polls"), *lines] if lines else []
