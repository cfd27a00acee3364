"""One thing about a wish in the group that should be different."""

from enum import StrEnum

from sqlmodel import Session

from bot.flows.wishes.own_story import own_story
from bot.forms.answers import Choice, Day, Many, Phone, Text, amount
from bot.forms.engine import Ask
from bot.forms.public_line import public_line
from bot.forms.said_day import DayAndHour, said_day
from bot.register.forms import flow
from storage.community import communities
from storage.engine import clock
from storage.engine.errors import refuse
from storage.wishes import change_review, changes
from storage.wishes.deadlines import FARTHEST
from storage.wishes.wishes import PIECES_LIMIT, PLACE_LIMIT, TITLE_LIMIT, Wish


class What(StrEnum):
    UNTIL = "until"
    PLACE = "place"
    PHONE = "phone"
    STORY = "story"
    TITLE = "title"
    WANTED = "wanted"


@flow("wish.change", about=Wish)
def change_wish(ask: Ask) -> dict[str, str]:
    """What, and how it should be. Raises PastChanging."""

    def look(session: Session) -> Wish:
        wish = session.get_one(Wish, ask.about.subject, populate_existing=True)
        refuse(changes.why_not_change(wish))
        return wish

    wish = ask.read(look)
    what = ask("what", Choice(list(What)), held=wish.claimed - wish.delivered)
    if what is What.STORY:
        story, number = own_story(ask)
        return {"story": story} | ({"phone": number} if number else {})
    return {what.value: _new(ask, what, wish)}


def _new(ask: Ask, what: What, wish: Wish) -> str:
    if what is What.UNTIL:
        return _day(ask, wish)
    if what is What.PHONE:
        return ask("phone", Phone())
    if what is What.TITLE:
        return public_line(ask, "title", TITLE_LIMIT, title=wish.title)
    if what is What.WANTED:
        return _wanted(ask, wish)
    return ask("place", Text(PLACE_LIMIT, optional=True), category=str(wish.category))


def _day(ask: Ask, wish: Wish) -> str:
    zone = ask.read(lambda session: communities.known(session, wish.community_id).zone)
    today = clock.today(zone)
    said = said_day(ask, "until", DayAndHour(Day(today, today + FARTHEST, zone, optional=True)))
    return said.day.isoformat() if said else ""


def _wanted(ask: Ask, wish: Wish) -> str:
    kind = Many(PIECES_LIMIT, wish.unit, change_review.fewest(wish), has_all=False)
    return str(ask("wanted", kind, need=amount(wish.wanted, wish.unit)))
