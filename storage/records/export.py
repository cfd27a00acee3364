"""A community's wishes and claims as rows for a table or a programme."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, TextIO

from sqlmodel import Session, col, select

from storage.community import communities, history, people
from storage.community.communities import Community
from storage.community.organisations import Organisation
from storage.community.people import Person
from storage.engine import clock, columns
from storage.engine.errors import Refused
from storage.wishes import alarm_lessons, wishes
from storage.wishes.alarm_lessons import Lesson
from storage.wishes.claims import LIVE, Claim, ClaimState
from storage.wishes.wishes import PUBLIC, Wish

REASON_LIMIT = 200
OPERATOR = "command line"  # history knows persons by id, and whoever sits at the machine has none

# A spreadsheet takes a cell that begins so for a formula, in full width too.
# https://owasp.org/www-community/attacks/CSV_Injection
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


class ReasonMissing(Refused):
    """Private fields are opened for a reason only, of at most REASON_LIMIT characters."""


class Format(StrEnum):
    CSV = "csv"
    JSONL = "jsonl"


Row = dict[str, Any]


class Found(NamedTuple):
    """A wish with its claims, oldest first."""

    wish: Row
    claims: list[Row]


def public(session: Session, community_id: int) -> list[Found]:
    """What stood in the group: wishes that are public, claimers masked."""
    return _found(session, community_id, is_private=False)


def private(session: Session, community_id: int, reason: str) -> list[Found]:
    """Everything, private fields opened; the reason goes into the history. Raises ReasonMissing."""
    reason = _reason(reason)
    rows = _found(session, community_id, is_private=True)
    about: dict[str, Any] = {"reason": reason, "operator": OPERATOR, "wishes": len(rows)}
    history.write(session, community_id, "community", community_id, "exported", None, **about)
    return rows


def lessons(session: Session, community_id: int, reason: str) -> list[Lesson]:
    """Words that workers found to be no danger; the reason goes into the history. Raises
    ReasonMissing."""
    reason = _reason(reason)
    found = alarm_lessons.of(session, community_id)
    about: dict[str, Any] = {"reason": reason, "operator": OPERATOR, "lessons": len(found)}
    history.write(session, community_id, "community", community_id, "exported", None, **about)
    return found


def _reason(given: str) -> str:
    reason = given.strip()
    if not 0 < len(reason) <= REASON_LIMIT:
        raise ReasonMissing(limit=REASON_LIMIT)
    return reason


def write(rows: Sequence[Found], form: Format, to: TextIO) -> None:
    """Rows as CSV (a line per claim, cells safe to open) or as JSON (a line per wish)."""
    if form is Format.CSV:
        _write_csv(rows, to)
        return
    for wish, its_claims in rows:
        to.write(json.dumps(wish | {"claims": its_claims}, ensure_ascii=False) + "\n")


def safe(value: object) -> object:
    """`value` as a cell that no spreadsheet runs."""
    is_risky = isinstance(value, str) and value.startswith(FORMULA)
    return f"'{value}" if is_risky else value


def _write_csv(rows: Sequence[Found], to: TextIO) -> None:
    lines = [
        wish | {f"claim_{name}": value for name, value in claim.items()}
        for wish, its_claims in rows
        for claim in its_claims or [{}]
    ]
    names = _names(lines)
    table = csv.writer(to)
    table.writerow(names)
    table.writerows([[safe(line.get(name, "")) for name in names] for line in lines])


def _names(lines: Iterable[Row]) -> list[str]:
    names = dict.fromkeys((*WISH_COLUMNS, *(f"claim_{name}" for name in CLAIM_COLUMNS)))
    for line in lines:
        names |= dict.fromkeys(line)
    return list(names)


# -- rows ----------------------------------------------------------------------------------------

WISH_COLUMNS = (
    "code",
    "title",
    "public_note",
    "category",
    "urgency",
    "until",
    "unit",
    "asked",
    "wanted",
    "claimed",
    "delivered",
    "confirmed",
    "state",
    "published_at",
    "closed_at",
)
CLAIM_COLUMNS = (
    "by",
    "organisation",
    "quantity",
    "state",
    "agreed_on",
    "claimed_at",
    "delivered_at",
    "confirmed_at",
    "confirmed_how",
)


def _found(session: Session, community_id: int, *, is_private: bool) -> list[Found]:
    home = communities.get(session, community_id)
    which = select(Wish).filter_by(community_id=community_id)
    if not is_private:
        which = which.where(col(Wish.state).in_(PUBLIC))
    held = _claims(session, community_id, home, is_private)
    return [
        Found(_wish(session, each, home, is_private), held.get(each.key, []))
        for each in session.exec(which.order_by(col(Wish.year), col(Wish.number)))
    ]


def _wish(session: Session, wish: Wish, home: Community, is_private: bool) -> Row:
    row = _columns(wish, WISH_COLUMNS, home)
    if is_private:
        row["for_whom"] = str(wish.for_whom)
        row["owner"] = people.get(session, wish.owner_id).name
        row |= wishes.private(wish)._asdict()
    return row


def _claims(
    session: Session, community_id: int, home: Community, is_private: bool
) -> dict[int, list[Row]]:
    held: dict[int, list[Row]] = {}
    joined: Any = (
        select(Claim, Person, Organisation)
        .join(Person, col(Claim.person_id) == col(Person.id))
        .outerjoin(Organisation, col(Claim.organisation_id) == col(Organisation.id))
        .where(col(Claim.community_id) == community_id)
        .order_by(col(Claim.id))
    )
    if not is_private:  # who could not after all is nobody's business
        joined = joined.where(col(Claim.state).in_(LIVE | {ClaimState.CONFIRMED}))
    for claim, person, organisation in session.exec(joined):
        behind = organisation.name if organisation else ""
        row = {
            "by": person.name if is_private else people.masked(person.name),
            "organisation": behind,
            **_columns(claim, CLAIM_COLUMNS[2:], home),
        }
        if is_private:
            row |= {"reason": str(claim.reason), "note": columns.opened(claim, "note")}
        held.setdefault(claim.wish_id, []).append(row)
    return held


def _columns(row: Wish | Claim, names: Iterable[str], home: Community) -> Row:
    return {name: _plain(getattr(row, name), home) for name in names}


def _plain(value: Any, home: Community) -> Any:
    """Moments on the community's own clock; nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return clock.local(value, home.zone).isoformat(" ", "seconds")
    return value if isinstance(value, int) else str(value)
