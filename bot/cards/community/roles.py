"""How neighbours and their roles look to a worker, and what is told about roles."""

import re
from collections.abc import Sequence

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, KEEP
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import accounts, communities, memberships, people, put_out, residency, roles
from storage.community.memberships import Grant, Role
from storage.community.put_out import PutOut, Why

PAGE = 12


def label(role: Role, words: Words) -> str:
    """What a role is called."""
    return words(f"role-{role}".replace("_", "-"))


def pairs(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two buttons a row."""
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def listing(
    session: Session, community_id: int, name: str, page: int, words: Words, title: str = ""
) -> Message:
    """A page of the neighbours who are called so, each a tap away from their roles."""
    found, total = memberships.found(session, community_id, name, page * PAGE, PAGE)
    if not found:
        return Message(title=title, lead=words("neighbours-none", name=name))
    buttons = [
        Button(called, Action("role.list", community_id, str(each))) for each, called in found
    ]
    lead = words("neighbours-found", name=name, count=total)
    turns = _turns(community_id, page, total, _search(*found[0], name), words)
    rows = (*pairs(buttons), *((turns,) if turns else ()), *_to_gone(session, community_id, words))
    return Message(
        title=title, lead=lead if name else words("neighbours-lead", count=total), rows=rows
    )


def _turns(
    community_id: int, page: int, total: int, search: str, words: Words
) -> tuple[Button, ...]:
    def to(key: str, number: int) -> Button:
        return Button(words(key), Action("person.page", community_id, f"{number}={search}"))

    before = (to("list-before", page - 1),) if page else ()
    after = (to("list-after", page + 1),) if (page + 1) * PAGE < total else ()
    return (*before, *after)


def _search(person_id: int, called: str, name: str) -> str:
    """What was searched for, as a place in somebody's name: a button carries no name itself."""
    if not name:
        return ""
    at = called.lower().find(name.lower())
    return f"{person_id}:{at}:{at + len(name)}"


def searched(session: Session, community_id: int, search: str) -> str:
    """The name that `_search` stands for; everybody, once that neighbour is gone or renamed."""
    parts = search.split(":")
    if len(parts) != 3 or not all(re.fullmatch("[0-9]{1,9}", part) for part in parts):
        return ""
    person_id, start, end = map(int, parts)
    if not memberships.held(session, person_id, community_id):
        return ""
    return people.get(session, person_id).name[start:end]


def giveable(session: Session, community_id: int, reader: int) -> list[Role]:
    """The roles that whoever reads this may give and take here."""

    def may(role: Role) -> bool:
        return roles.why_not_change(session, reader, community_id, role) is None

    return [role for role in roles.GIVEABLE if may(role)]


def held(session: Session, community_id: int, person_id: int, reader: int, words: Words) -> Message:
    """One neighbour's roles; each button carries what is wanted, so that a second tap, or one on
    an old message, undoes nothing. What the reader may not change is only said."""
    has, may = (
        memberships.held(session, person_id, community_id),
        giveable(session, community_id, reader),
    )
    buttons = [
        Button(
            ("✓ " if role in has else "") + label(role, words),
            Action(
                "role.take" if role in has else "role.give", community_id, f"{person_id}={role}"
            ),
        )
        for role in may
    ]
    name = people.get(session, person_id).name
    fixed = [f"✓ {label(each, words)}" for each in roles.GIVEABLE if each in has - set(may)]
    lead = words("roles-lead", name=name)
    out = _put_out(session, community_id, person_id, words)
    home = Button(words("home-look"), Action("home.look", community_id, str(person_id)))
    return Message(lead="\n".join((lead, *fixed)), rows=(*pairs(buttons), (home,), *out))


# -- no neighbour any more -----------------------------------------------------------------------


def _put_out(
    session: Session, community_id: int, person_id: int, words: Words
) -> tuple[tuple[Button, ...], ...]:
    grant = memberships.residence(session, community_id, person_id)
    if grant is None or residency.why_not_put_out(session, community_id, person_id):
        return ()
    return ((Button(words("put-out-button"), Action("person.put-out", grant.key, ASK)),),)


def _to_gone(session: Session, community_id: int, words: Words) -> tuple[tuple[Button, ...], ...]:
    if not put_out.here(session, community_id, 1):
        return ()
    return ((Button(words("put-out-list"), Action("person.out", community_id)),),)


def why(session: Session, grant: Grant, words: Words) -> Message:
    """What would end, and why it should."""
    name = people.get(session, grant.person_id).name
    act = Action("person.put-out", grant.key)
    reasons = [(Button(words(f"put-out-{each}"), act._replace(arg=each.value)),) for each in Why]
    keep = (Button(words("put-out-keep"), act._replace(arg=KEEP)),)
    return Message(lead=words("put-out-question", name=name), rows=(*reasons, keep))


def is_gone(session: Session, grant: Grant, words: Words) -> Message:
    """Done; a tap undoes it."""
    name = people.get(session, grant.person_id).name
    out = put_out.last(session, grant.community_id, grant.person_id)
    rows = ((_welcome(session, out, words),),) if out else ()
    is_told = accounts.address(session, grant.person_id) is not None
    return Message(lead=words("put-out-done", name=name, told=int(is_told)), rows=rows)


def gone(session: Session, community_id: int, words: Words) -> Message:
    """Who was put out, the last first."""
    found = put_out.here(session, community_id, PAGE)
    rows = tuple((_welcome(session, each, words),) for each in found)
    return Message(lead=words("put-out-list-lead" if found else "put-out-nobody"), rows=rows)


def _welcome(session: Session, out: PutOut, words: Words) -> Button:
    name = people.get(session, out.person_id).name
    return Button(words("put-out-welcome", name=name), Action("person.welcome", out.key))


@notification(residency.PUT_OUT)
def was_put_out(telling: Telling) -> Message | None:
    """To whoever is no neighbour any more."""
    return _of_out(telling, "told-person-put-out", is_out=True)


@notification(residency.WELCOMED)
def was_welcomed(telling: Telling) -> Message | None:
    """To whoever is one again."""
    return _of_out(telling, "told-person-welcomed", is_out=False)


def _of_out(telling: Telling, key: str, *, is_out: bool) -> Message | None:
    out = telling.session.get_one(PutOut, telling.told.row_id)
    if put_out.is_out(telling.session, out.person_id, out.community_id) is not is_out:
        return None
    name = communities.get(telling.session, out.community_id).name
    return Message(lead=telling.words(key, community=name))


@notification(roles.GIVEN)
def role_given(telling: Telling) -> Message | None:
    """Somebody has a new role: which ones they hold now."""
    told = telling.told
    has = memberships.held(telling.session, told.person_id or 0, told.row_id)
    named = sorted(role for role in has if role is not Role.RESIDENT)
    if not named:
        return None
    shown = telling.words.listed(label(role, telling.words) for role in named)
    name = communities.get(telling.session, told.row_id).name
    return Message(lead=telling.words("told-role-given", roles=shown, community=name))


@notification(roles.TAKEN)
def role_taken(telling: Telling) -> Message | None:
    """Somebody has a role no more; nothing, if they were given it again meanwhile."""
    told = telling.told
    role = Role(told.about["role"])
    if role in memberships.held(telling.session, told.person_id or 0, told.row_id):
        return None
    name = communities.get(telling.session, told.row_id).name
    return Message(
        lead=telling.words("told-role-taken", role=label(role, telling.words), community=name)
    )
