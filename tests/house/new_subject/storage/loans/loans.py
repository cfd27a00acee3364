"""Loans: neighbours lend each other what they have. The table, the rule, doors and verbs."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, and_
from sqlmodel import Field, Session, col, select

from storage.community import communities, history, memberships, permissions, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import clock, columns, personal, retention, transitions
from storage.engine.columns import Row, moment, readable, sealed, word
from storage.engine.errors import NotFound, Refused, refuse
from storage.kit.ladder import Rung, climb
from storage.loans import settings
from storage.messaging import kinds, outbox

act("loan.settle", STAFF)  # note that it is back, for whoever has no phone

TITLE_LIMIT = 40
PLACE_LIMIT = 60
DAY = timedelta(days=1)


class LoanState(StrEnum):
    OFFERED = "offered"
    LENT = "lent"
    OVER = "over"  # it is back, or its owner is not there any more


class LoanStep(StrEnum):
    NEW = ""
    REMINDED = "reminded"  # the day before it is to be back


class Loan(Row, table=True):
    """Something that its owner lends, once."""

    __table_args__ = (Index(None, "community_id", "state"),)
    community_id: int = Field(foreign_key="community.id")
    owner_id: int = Field(foreign_key="person.id", index=True)
    borrower_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    title: str = readable("the group reads it")
    place: str = sealed("loan:{id}:place")  # where to fetch it: for the borrower alone
    state: LoanState = word(LoanState)
    step: LoanStep = word(LoanStep, default=LoanStep.NEW)
    back_on: date | None = None
    offered_at: datetime = moment()


def _over(before: datetime) -> Any:
    return (col(Loan.state) == LoanState.OVER) & (col(Loan.offered_at) < before)


retention.ending(Loan, _over)
personal.listed(Loan, "owner_id", "loans", at=40)
personal.listed(Loan, "borrower_id", "borrowed", at=41)


CARD = posted_cards.declare("loan", Loan, Purpose.WISHES)
LENT = kinds.declare("loan.lent", Loan)  # to its owner
FETCH = kinds.declare("loan.fetch", Loan, is_urgent=True)  # to the borrower, who waits for it
DUE = kinds.declare("loan.due", Loan)  # to the borrower


@dataclass(frozen=True, slots=True)
class NewLoan:
    """The filled-in form."""

    community_id: int
    title: str
    place: str


class OwnThing(Refused):
    """Nobody borrows from themselves."""


class AlreadyLent(Refused):
    """Somebody else has it, or it is not lent any more."""


# -- doors ---------------------------------------------------------------------------------------


def for_reader(session: Session, person_id: int, loan_id: int) -> Loan:
    """What is lent in one's own community. Raises NotFound."""
    loan = session.get(Loan, loan_id)
    if loan is None:
        raise NotFound()
    memberships.member_here(session, loan.community_id, person_id)
    return loan


def for_staff(session: Session, person_id: int, loan_id: int) -> Loan:
    """The same, for those who note that it is back. Raises NotFound."""
    return permissions.found(session, person_id, "loan.settle", Loan, loan_id)


# -- rules and verbs -----------------------------------------------------------------------------


def why_not_borrow(person_id: int, loan: Loan) -> Refused | None:
    """Why this person may not have it now."""
    if loan.state is not LoanState.OFFERED:
        return AlreadyLent()
    return OwnThing() if loan.owner_id == person_id else None


def offer(session: Session, person_id: int, new: NewLoan) -> Loan:
    """It stands in the residents' groups from now on. Raises NotFound."""
    memberships.member_here(session, new.community_id, person_id)
    loan = Loan(
        community_id=new.community_id,
        owner_id=person_id,
        title=new.title,
        state=LoanState.OFFERED,
        offered_at=clock.now(),
    )
    session.add(loan)
    session.flush()
    columns.seal(loan, "place", new.place)
    history.write(session, loan.community_id, "loan", loan.key, "offered", person_id)
    show(session, loan)
    return loan


def borrow(session: Session, person_id: int, loan: Loan) -> Loan:
    """The first who taps has it for `loan.days` days, and hears where it is. Raises AlreadyLent,
    OwnThing."""
    refuse(why_not_borrow(person_id, loan))
    home = loan.community_id
    back_on = clock.today(communities.known(session, home).zone) + settings.days(session, home)
    held = {"borrower_id": person_id, "back_on": back_on}
    transitions.move(session, loan, {LoanState.OFFERED}, LoanState.LENT, AlreadyLent, **held)
    history.write(session, home, "loan", loan.key, "borrowed", person_id)
    outbox.tell(session, LENT, loan.key, community=home, person=loan.owner_id)
    outbox.tell(session, FETCH, loan.key, community=home, person=person_id)
    show(session, loan)
    return loan


def settle(session: Session, person_id: int, loan_id: int) -> Loan:
    """A worker asked: it is back. Raises NotFound, AlreadyLent for what nobody has."""
    loan = for_staff(session, person_id, loan_id)
    transitions.move(session, loan, {LoanState.LENT}, LoanState.OVER, AlreadyLent)
    history.write(session, loan.community_id, "loan", loan.key, "settled", person_id)
    show(session, loan)
    return loan


def remind(session: Session, community_id: int, today: date) -> None:
    """Whoever has something that is to be back tomorrow hears so, once."""
    waits = and_(col(Loan.community_id) == community_id, col(Loan.state) == LoanState.LENT)
    soon = Rung(LoanStep.REMINDED, col(Loan.back_on) <= today + DAY, _remind)
    climb(session, Loan, waits, LoanStep.NEW, soon)


def show(session: Session, loan: Loan) -> None:
    """Every group's card is to look like the loan."""
    posted_cards.refresh(session, loan.community_id, CARD, loan.key)


# -- look-ups ------------------------------------------------------------------------------------


@posted_cards.standing(CARD)
def that_wait(session: Session, community_id: int) -> list[int]:
    """What a group sees that is new to the neighbourhood."""
    found = select(Loan).filter_by(community_id=community_id, state=LoanState.OFFERED)
    return [loan.key for loan in session.exec(found.order_by(col(Loan.id)))]


def _remind(session: Session, loan: Loan) -> None:
    home = loan.community_id
    outbox.tell(session, DUE, loan.key, community=home, person=loan.borrower_id)
