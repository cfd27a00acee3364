"""Neighbours by their exact name, as somebody wrote it on a list elsewhere, and where they live as
far as that was said."""

from sqlmodel import Session, col, select

from storage.community import households
from storage.community.addresses import Address, is_called
from storage.community.memberships import Grant, Role
from storage.community.people import Person


def of(session: Session, community_id: int, name: str, address: Address) -> list[int]:
    """Who lives here and is called so: those at this address where there are any, else those of
    whom nobody knows that they live elsewhere."""
    here = select(Person.id).join(Grant, col(Grant.person_id) == col(Person.id))
    lives = here.where(
        col(Grant.community_id) == community_id,
        col(Grant.role) == Role.RESIDENT,
        col(Grant.revoked_at).is_(None),
    )
    found = session.exec(lives.where(col(Person.name) == name).order_by(col(Person.id)).distinct())
    fits = {each: _fits(session, community_id, each, address) for each in found if each}
    return [at for at, sure in fits.items() if sure] or [
        at for at, sure in fits.items() if sure is None
    ]


def _fits(session: Session, community_id: int, person_id: int, address: Address) -> bool | None:
    """Whether they live at an address that may be said in part; None: nobody knows."""
    home = households.of_person(session, person_id, community_id)
    if home is None or not address.text:
        return None
    building, whole = households.building_of(home), households.label(home)
    if building and address.building:
        is_there = is_called(building, address.building) or is_called(address.building, building)
        if not is_there:
            return False
    flat = whole.removeprefix(building)
    if flat and address.flat:
        return flat.endswith(address.flat) or address.flat.endswith(flat)
    return True if building and address.building else None
