"""Somebody is forgotten: what they lend is lent no more, and nobody reads where it was."""

from sqlalchemy import update
from sqlmodel import Session, col, select

from storage.engine import columns, personal
from storage.engine.columns import changed
from storage.engine.personal import Card, Stage
from storage.loans import loans
from storage.loans.loans import Loan, LoanState


@personal.naming
def cards(session: Session, person_id: int) -> set[Card]:
    """The cards that say what they wrote."""
    own = session.exec(select(Loan).filter_by(owner_id=person_id))
    return {(each.community_id, loans.CARD, each.key) for each in own}


@personal.forgetting(Stage.END)
def end(session: Session, person_id: int) -> None:
    """What they borrowed stays on the workers' list: it is somebody's."""
    theirs = update(Loan).filter_by(owner_id=person_id)
    changed(session, theirs.values(state=LoanState.OVER))


@personal.forgetting(Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    theirs = update(Loan).where(col(Loan.owner_id) == person_id)
    changed(session, theirs.values(title="", **columns.emptied(Loan)))
