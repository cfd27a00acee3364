"""What is told about roles and groups."""

from bot import menus
from bot.access import is_staff_somewhere
from bot.cards import Telling, notice
from bot.messages import Menu, Message
from storage import communities, people
from storage.groups import Group


@notice("role-given")
def role_given(telling: Telling) -> Message | None:
    """Somebody has a new role: which ones they hold now."""
    told = telling.told
    held = people.roles(telling.session, told.person_id or 0, told.row_id)
    named = sorted(role for role in held if role is not people.Role.RESIDENT)
    if not named:
        return None
    words = telling.words
    shown = "、".join(words(f"role-{role}".replace("_", "-")) for role in named)
    name = communities.get(telling.session, told.row_id).name
    return Message(lead=words("told-role-given", roles=shown, community=name))


@notice("menu")
def menu(telling: Telling) -> Menu:
    """The commands in a worker's own chat follow their roles."""
    person = telling.told.person_id or 0
    is_staff = is_staff_somewhere(telling.session, person)
    return Menu(tuple(menus.private(telling.words, is_staff=is_staff)))


@notice("talk-expired")
def talk_expired(telling: Telling) -> Message:
    """An unfinished form was put away, with what was typed in it."""
    return Message(lead=telling.words("talk-expired"))


@notice("danger-heard")
def danger_heard(telling: Telling) -> Message | None:
    """To the workers, at any hour: who needs somebody now."""
    person = people.get(telling.session, telling.told.row_id)
    if person.forgotten_at is not None:
        return None
    return Message(lead=telling.words("told-danger-heard", name=person.name))


@notice("group-left")
def group_left(telling: Telling) -> Message | None:
    group = telling.session.get(Group, telling.told.row_id)
    if group is None or group.is_present:
        return None
    return Message(lead=telling.words("told-group-left", title=group.title))
