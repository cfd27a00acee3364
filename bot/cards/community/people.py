"""What is told about roles and groups."""

from bot.messages import Menu, Message
from bot.register.forms import is_optional
from bot.register.notifications import Telling, notification
from bot.speaking import menus
from scheduler.forms import EXPIRED
from storage.community import groups, memberships
from storage.community.groups import Group


@notification(memberships.MENU)
def menu(telling: Telling) -> Menu:
    """The commands in a worker's own chat follow their roles."""
    person = telling.told.person_id or 0
    roles = memberships.anywhere(telling.session, person)
    return Menu(tuple(menus.private(telling.words, roles)))


@notification(EXPIRED)
def talk_expired(telling: Telling) -> Message | None:
    """An unfinished form was put away, with what was typed in it."""
    if is_optional(telling.told.about.get("flow", "")):
        return None
    return Message(lead=telling.words("talk-expired"))


@notification(groups.LEFT)
def group_left(telling: Telling) -> Message | None:
    group = telling.session.get(Group, telling.told.row_id)
    if group is None or group.is_present:
        return None
    return Message(lead=telling.words("told-group-left", title=group.title))
