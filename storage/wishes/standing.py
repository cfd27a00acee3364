"""Private messages about a claim that are known by their numbers: its claimer reads the details in
one, the owner is asked in another whether it came, a worker reads how to reach both sides. They go
still, or empty, once that is over, whoever ended it.
"""

from sqlmodel import Session

from storage.kit import traces
from storage.messaging import kinds, promises
from storage.messaging.kinds import Lane
from storage.wishes import claims
from storage.wishes.claims import LIVE, Claim, ClaimState
from storage.wishes.wishes import Wish

ASKED_OVER = kinds.declare("claim.asked-over", Claim, Lane.CARD, is_urgent=True)
CONTACTS = kinds.declare("claim.contacts", Claim, Lane.ANSWER, is_urgent=True)
CONTACTS_OVER = kinds.declare(
    "claim.contacts-over", Claim, Lane.ANSWER, is_urgent=True, outlives_reader=True
)


def _locked(session: Session, claim_id: int) -> Claim:
    return session.get_one(Claim, claim_id, with_for_update=True, populate_existing=True)


# -- what is needed to deliver -------------------------------------------------------------------


def send_details(session: Session, claim: Claim, message: str = "") -> None:
    """The claimer asked for what is needed to deliver once more, in place of this `message`, or as
    a new one; one waiting copy of that is enough."""
    if message:
        claims.traced(session, claim.key, message)  # before it goes in: it will be taken out again
        once = f"{claims.DETAILS.name}:{claim.key}:{message}"
        claims.tell(session, claim, claims.DETAILS, claim.person_id, message=message, once=once)
    elif not promises.is_waiting(session, claim.person_id, claims.DETAILS, claim.key):
        claims.tell(session, claim, claims.DETAILS, claim.person_id)


# -- has it come? --------------------------------------------------------------------------------


def asked(session: Session, claim_id: int, message_id: str) -> None:
    """The owner is asked in this message: it goes still once that is known, by whomever."""
    claim = _locked(session, claim_id)
    claim.asked_in = traces.added(claim.asked_in, message_id)
    session.add(claim)
    if claim.state is not ClaimState.DELIVERED:  # it was known while the message was on its way
        answered(session, claim)


@claims.outside({ClaimState.DELIVERED})
def answered(session: Session, claim: Claim) -> None:
    """Whether it came is known, or is no question any more."""
    if not claim.asked_in:
        return
    owner = session.get_one(Wish, claim.wish_id).owner_id
    for message in traces.others(session, claim.asked_in):
        claims.tell(session, claim, ASKED_OVER, owner, message=message)
    claim.asked_in = []
    session.add(claim)


# -- how to reach both ---------------------------------------------------------------------------


def may_reach(claim: Claim, worker: int | None) -> bool:
    """Whether this worker brings both together."""
    return claim.state is ClaimState.CLAIMED and claim.arranged_by == worker


def send(session: Session, claim: Claim, worker: int) -> None:
    """How to reach both, in a message that is emptied when it is over; one waiting copy is enough.
    The caller has checked who asks, and noted it."""
    if not promises.is_waiting(session, worker, CONTACTS, claim.key):
        claims.tell(session, claim, CONTACTS, worker)


def shown(session: Session, claim_id: int, worker: int, message_id: str) -> None:
    """The worker reads it in this message."""
    claim = _locked(session, claim_id)
    if may_reach(claim, worker):
        claim.shown_in = traces.added(claim.shown_in, message_id)
        session.add(claim)
    elif message_id:  # it was over, or another's, while the message was on its way
        claims.tell(session, claim, CONTACTS_OVER, worker, message=message_id)


@claims.outside(LIVE)
def hide(session: Session, claim: Claim) -> None:
    """What the worker reads of both is taken back. Before another takes it over."""
    if not claim.shown_in:
        return
    for message in traces.others(session, claim.shown_in):
        claims.tell(session, claim, CONTACTS_OVER, claim.arranged_by or 0, message=message)
    claim.shown_in = []
    session.add(claim)
