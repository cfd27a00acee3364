"""Whoever reads what was carried may ask a worker to look: until then nothing more is carried
between these two, and the worker says whether it goes on."""

from sqlmodel import Session, col, select

from storage.community import groups, history, memberships, permissions, posted_cards
from storage.community.groups import Purpose
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine import columns, transitions
from storage.engine.errors import Refused, Stale
from storage.messaging import kinds, outbox
from storage.wishes import claims, quantities, relay
from storage.wishes.claims import Claim
from storage.wishes.relay import Relayed, Report

act("relay.judge", STAFF)
REPORTED = kinds.declare("relay.reported", Relayed)  # to the workers
JUDGED = kinds.declare("relay.judged", Relayed)  # to both sides

ASKED = posted_cards.declare("relayed", Relayed, Purpose.WORKERS, first=REPORTED)

WAITING = select(Relayed).where(col(Relayed.report) == Report.ASKED)


class OwnWords(Refused):
    """What a worker said themselves is for another worker to look at."""


def report(session: Session, person_id: int, relayed_id: int) -> Relayed:
    """Ask a worker to look at what was said to oneself; nothing more is carried until they have.
    Twice is once. Raises NotFound, NotHeld."""
    row = relay.for_reader(session, person_id, relayed_id)
    claim = _hold(session, row)
    if row.report is Report.NONE and claim.state not in claims.LIVE:
        raise claims.NotHeld(state=claim.state)
    if row.report is not Report.NONE:
        return row
    row.report = Report.ASKED
    session.add(row)
    _write(session, row, person_id, Report.ASKED)
    groups.tell_workers(session, row.community_id, REPORTED, row.key, from_person=person_id)
    return row


def for_staff(session: Session, person_id: int, relayed_id: int) -> Relayed:
    """What a worker of its community was asked to look at. Raises NotFound."""
    return permissions.found(session, person_id, "relay.judge", Relayed, relayed_id)


def look(session: Session, person_id: int, relayed_id: int) -> tuple[Relayed, str]:
    """The words, for a worker who was asked to look, which is noted. Raises NotFound, Stale."""
    row = for_staff(session, person_id, relayed_id)
    if row.report is Report.NONE:
        raise Stale()
    _write(session, row, person_id, Report.NONE)
    return row, columns.opened(row, "words")


def judge(session: Session, person_id: int, relayed_id: int, report: Report) -> Relayed:
    """It is FINE, and words are carried again, or STOPPED; both sides hear it. Raises NotFound,
    Stale, OwnWords."""
    row = for_staff(session, person_id, relayed_id)
    claim = _hold(session, row)
    if row.from_id == person_id and len(memberships.staff(session, row.community_id)) > 1:
        raise OwnWords()
    is_asked = col(Relayed.report) == Report.ASKED
    transitions.change(session, row, Stale, is_asked, report=report)
    _write(session, row, person_id, report)
    posted_cards.follow(session, row.community_id, ASKED, row.key)
    for reader in (row.from_id, row.to_id):
        outbox.tell(session, JUDGED, row.key, community=row.community_id, person=reader)
    if claim.state not in claims.LIVE:
        relay.end(session, claim)
    return row


def _hold(session: Session, row: Relayed) -> Claim:
    quantities.lock(session, session.get_one(Claim, row.claim_id).wish_id)
    session.refresh(row)
    return session.get_one(Claim, row.claim_id, populate_existing=True)


def _write(session: Session, row: Relayed, by: int, what: Report) -> None:
    """NONE: a worker read the words."""
    home, wish_id = row.community_id, session.get_one(Claim, row.claim_id).wish_id
    if what is Report.NONE:
        history.write(session, home, "wish", wish_id, "words-opened", by)
    elif what is Report.ASKED:
        history.write(session, home, "wish", wish_id, "words-reported", by)
    else:
        is_fine = what is Report.FINE
        history.write(
            session, home, "wish", wish_id, "words-fine" if is_fine else "words-stopped", by
        )
