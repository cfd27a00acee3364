"""Flags: what a worker should look at before a wish is read by the group. They decide nothing."""

from sqlalchemy import UniqueConstraint, bindparam
from sqlmodel import Field, Session, col, select

from storage.community import people, screening
from storage.danger.families import Family
from storage.engine import columns, personal
from storage.engine.columns import Row
from storage.engine.prepared import Prepared
from storage.wishes.wishes import UNFINISHED, ForWhom, Wish


class Distinct(Row, table=True):
    """Two wishes that a worker looked at and found different."""

    __tablename__ = "wish_distinct"
    __table_args__ = (UniqueConstraint("community_id", "wish_id", "other_id"),)
    community_id: int = Field(foreign_key="community.id")
    wish_id: int = Field(foreign_key="wish.id")
    other_id: int = Field(foreign_key="wish.id")
    said_by: int = Field(foreign_key="person.id")


personal.left_out(Distinct, "said_by", "others' rows; the deed is in the history")


def look_alikes(session: Session, wish: Wish) -> list[Wish]:
    """Unfinished wishes of the same household or owner that ask for much the same and were not set
    apart, oldest first."""
    at_home = columns.blinds(wish, "household")
    near = col(Wish.household).in_(at_home) | (col(Wish.owner_id) == wish.owner_id)
    which = select(Wish).where(col(Wish.state).in_(UNFINISHED), col(Wish.id) != wish.id, near)
    found = session.exec(which.filter_by(community_id=wish.community_id).order_by(col(Wish.id)))
    alike = [o for o in found if _is_one_home(wish, o) and _looks_alike(wish, o)]
    apart = _apart(session, wish) if alike else set()
    return [other for other in alike if other.key not in apart]


def flags_in(
    session: Session, wish: Wish, told: str = "", place: str = "", **public: str
) -> dict[str, list[str]]:
    """What is found in words about a wish, in private (`told` and `place`) and in those for the
    group: flag → where."""
    flags: dict[str, list[str]] = {}
    for finding in screening.screen(**public, story=told, place=place):
        flags.setdefault(str(finding.flag), []).append(finding.where)
    called = [each for name in ("beneficiary", "proxy") if (each := columns.opened(wish, name))]
    owner = people.get(session, wish.owner_id).name
    for where, text in public.items():
        if any(each in text for each in called) or screening.calls(text, owner):
            flags["name"] = list(dict.fromkeys([*flags.get("name", []), where]))
    return flags


def _is_one_home(wish: Wish, other: Wish) -> bool:
    """Whoever speaks for several homes or people asks for each of them."""
    if wish.place and other.place:
        return other.household in columns.blinds(wish, "household")
    for_one = {(each.for_whom, columns.opened(each, "beneficiary")) for each in (wish, other)}
    return ForWhom.OFFLINE not in dict(for_one) or len(for_one) == 1


def _looks_alike(wish: Wish, other: Wish) -> bool:
    return screening.alike(_words(wish), _words(other)) >= screening.LOOKS_ALIKE


def _apart(session: Session, wish: Wish) -> set[int]:
    """The numbers of the wishes that a worker found different from this one."""
    pairs = _APART.rows(session, community=wish.community_id, wish=wish.key)
    return {one + other - wish.key for one, other in pairs}


_APART = Prepared(
    lambda _: select(col(Distinct.wish_id), col(Distinct.other_id)).where(
        col(Distinct.community_id) == bindparam("community"),
        (col(Distinct.wish_id) == bindparam("wish"))
        | (col(Distinct.other_id) == bindparam("wish")),
    )
)


def _words(wish: Wish) -> str:
    return f"{wish.title} {columns.opened(wish, 'story')}"


def flag(session: Session, wish: Wish) -> None:
    """What a worker should look at. It decides nothing by itself."""
    told = "\n".join(columns.opened(wish, name) for name in ("story", "aside"))
    place = columns.opened(wish, "place")
    flags = flags_in(session, wish, told, place, title=wish.title, note=wish.public_note)
    if alike := look_alikes(session, wish):
        flags["look_alike"] = [other.code for other in alike]
    wish.flags = flags
    session.add(wish)
    session.flush()


def family(wish: Wish) -> Family | None:
    """What danger the words of a wish tell of for sure."""
    sealed = (columns.opened(wish, name) for name in ("story", "aside", "place"))
    for text in (wish.title, wish.public_note, *sealed):
        found = screening.heard(text)
        if found and found.is_sure:
            return found.family
    return None
