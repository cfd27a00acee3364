"""What ends signing up: the notice is over or taken back, somebody moves away or is forgotten."""

from collections.abc import Collection

from sqlalchemy import case, update
from sqlmodel import Session, col, select

from storage.community import residency
from storage.engine import clock, columns, personal
from storage.engine.columns import changed
from storage.engine.personal import Stage
from storage.messaging import broadcasts
from storage.messaging.kinds import Kind
from storage.notices import audience, handouts, places
from storage.notices.notices import Notice, NoticeState
from storage.notices.places import IN_LINE, LIVE, SignUp, SignUpState


def end(session: Session, notice: Notice) -> None:
    """The notice is over: whoever waits hears that it was not their turn; what is theirs stays
    noted. Taken back: nobody has anything, and they all hear so."""
    found = handouts.of(session, notice)
    if found is None:
        return
    handout = handouts.lock(session, found.key)
    ends = LIVE if notice.state is NoticeState.WITHDRAWN else IN_LINE
    tell_all(session, notice, places.ENDED, ends)
    standing = update(SignUp).filter_by(community_id=notice.community_id, notice_id=notice.key)
    over = {"state": SignUpState.OVER, "ended_at": clock.now()}
    changed(session, standing.where(col(SignUp.state).in_(ends)).values(**over))
    handout.is_open, handout.offered = False, 0
    handout.taken = 0 if notice.state is NoticeState.WITHDRAWN else handout.taken
    session.add(handout)
    session.flush()
    session.expire_all()


def tell_all(session: Session, notice: Notice, kind: Kind, states: Collection[SignUpState]) -> None:
    """Whoever has what stands so hears the same, once; who has no chat with us, by who noted
    them."""
    person, noter = col(SignUp.person_id), col(SignUp.noted_by)
    reader = case((audience.has_chat(person), person), else_=noter)
    here = select(reader).where(
        SignUp.community_id == notice.community_id, SignUp.notice_id == notice.key
    )
    whom, once = here.where(col(SignUp.state).in_(states)).distinct(), f"{kind.name}:{notice.key}:"
    home = notice.community_id
    broadcasts.tell_many(session, kind, notice.key, whom, community=home, once=once)


@residency.ending
def end_here(session: Session, community_id: int, person_id: int, by: int) -> None:
    """Somebody is no neighbour here any more: what they signed up for goes to the next."""
    for place in places.of_person(session, person_id):
        if place.community_id == community_id:
            places.pass_on(session, place, SignUpState.LEFT, LIVE)


@personal.forgetting(Stage.END)
def forget(session: Session, person_id: int) -> None:
    """The same everywhere."""
    for place in places.of_person(session, person_id):
        places.pass_on(session, place, SignUpState.LEFT, LIVE)


@personal.forgetting(Stage.WIPE)
def wipe(session: Session, person_id: int) -> None:
    """Whoever came for them is named nowhere; how many were handed out stays."""
    theirs = update(SignUp).filter_by(person_id=person_id)
    changed(session, theirs.values(**columns.emptied(SignUp)))
