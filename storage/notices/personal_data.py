"""Somebody is forgotten: what they were told and have seen goes; what they wrote was the
community's and stays, without them."""

from sqlalchemy import delete
from sqlmodel import Session

from storage.community import memberships
from storage.engine import personal
from storage.engine.columns import changed
from storage.engine.personal import Stage
from storage.notices import knocks
from storage.notices.acknowledgements import Acknowledgement
from storage.notices.copies import Copy
from storage.notices.knocks import KnockList


@personal.forgetting(Stage.END)
def leave_lists(session: Session, person_id: int) -> None:
    for home in memberships.homes(session, person_id):
        knocks.gone(session, home, person_id, person_id)


@personal.forgetting(Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    for table in (Copy, Acknowledgement, KnockList):
        changed(session, delete(table).filter_by(person_id=person_id))
