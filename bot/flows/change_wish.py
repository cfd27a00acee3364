"""One thing about a claimed wish that should be different."""

from enum import StrEnum

from bot.answers import Choice, Day, Phone, Text
from bot.conversation import Ask
from bot.flows import flow
from bot.flows.post_wish import FARTHEST
from storage import clock, communities
from storage.wishes import STORY_LIMIT


class What(StrEnum):
    UNTIL = "until"
    PLACE = "place"
    PHONE = "phone"
    STORY = "story"


@flow("change-wish")
def change_wish(ask: Ask) -> dict[str, str]:
    """What, and how it should be."""
    what = ask("what", Choice(list(What)))
    return {what.value: _new(ask, what)}


def _new(ask: Ask, what: What) -> str:
    if what is What.UNTIL:
        zone = ask.read(
            lambda session: communities.known(session, ask.about.community_id or 0).zone
        )
        today = clock.today(zone)
        day = ask("until", Day(today, today + FARTHEST, optional=True))
        return day.isoformat() if day else ""
    if what is What.PHONE:
        return ask("phone", Phone())
    limits = {What.PLACE: 60, What.STORY: STORY_LIMIT}
    return ask(what.value, Text(limits[what], optional=True))
