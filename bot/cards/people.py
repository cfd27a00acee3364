"""What is told about roles and groups."""

from bot import menus
from bot.access import is_staff_somewhere
from bot.cards import Telling, notice
from bot.flows import is_optional
from bot.messages import Menu, Message
from storage.groups import Group


@notice("menu")
def menu(telling: Telling) -> Menu:
    """The commands in a worker's own chat follow their roles."""
    person = telling.told.person_id or 0
    is_staff = is_staff_somewhere(telling.session, person)
    return Menu(tuple(menus.private(telling.words, is_staff=is_staff)))


@notice("talk-expired")
def talk_expired(telling: Telling) -> Message | None:
    """An unfinished form was put away, with what was typed in it."""
    if is_optional(telling.told.about.get("flow", "")):
        return None
    return Message(lead=telling.words("talk-expired"))


@notice("group-left")
def group_left(telling: Telling) -> Message | None:
    group = telling.session.get(Group, telling.told.row_id)
    if group is None or group.is_present:
        return None
    return Message(lead=telling.words("told-group-left", title=group.title))
