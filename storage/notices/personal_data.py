"""Somebody is forgotten: what they were told and have seen goes; what they wrote was the
community's and stays, without them."""

from sqlalchemy import delete
from sqlmodel import Session

from storage.engine import personal
from storage.engine.columns import changed
from storage.engine.personal import Stage
from storage.notices.acknowledgements import Acknowledgement
from storage.notices.copies import Copy


@personal.forgetting(Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    for table in (Copy, Acknowledgement):
        changed(session, delete(table).filter_by(person_id=person_id))
