"""Sign-ups by a list: whoever stands on one that was copied on elsewhere is signed up for what is
handed out, in the order of the list."""

from typing import NamedTuple

from sqlmodel import Session

from storage.community import numbered_lists
from storage.community.numbered_lists import Listed
from storage.engine.errors import refuse
from storage.notices import handouts, notices, places, sign_ups
from storage.notices.notices import Notice, NoticeState, NotOut
from storage.notices.places import SignUpState
from storage.notices.sign_ups import (
    HouseholdHas,
    MoreThanEach,
    NotAmongThem,
    OnlySoMany,
    SignUpClosed,
)

NOUN = "handout"


class SignedByList(NamedTuple):
    """What becomes of each: has its portions, waits in line, had them before, has them by somebody
    of the household, asks for more than there is or may be, comes too late or is not meant, may be
    one of several neighbours."""

    new: list[Listed]
    waiting: list[Listed]
    known: list[Listed]
    household: list[Listed]
    too_many: list[Listed]
    late: list[Listed]
    unsure: list[Listed]


def note(session: Session, by: int, notice_id: int, entries: list[Listed]) -> SignedByList:
    """Sign all of them up, as far as there is enough. The same list again changes nothing. Raises
    NotFound, NotOut."""
    notice = notices.for_staff(session, by, notice_id)
    refuse(None if notice.state is NoticeState.OUT else NotOut())
    handout = handouts.of(session, notice)
    if handout is not None:
        handouts.lock(session, handout.key)
    found = SignedByList([], [], [], [], [], [], [])
    for one in entries:
        getattr(found, _signed(session, by, notice, one)).append(one)
    return found


def plan(session: Session, by: int, notice_id: int, entries: list[Listed]) -> SignedByList:
    """What `note` would do now."""
    return numbered_lists.tried(session, lambda: note(session, by, notice_id, entries))


def _signed(session: Session, by: int, notice: Notice, one: Listed) -> str:
    """Where one of them belongs. Whom nothing came of is not noted either."""
    home = notice.community_id
    meant = numbered_lists.whom(session, home, NOUN, notice.key, one)
    if len(meant) == 1 and places.live(session, notice, meant[0], None):
        return "known"
    try:
        with session.begin_nested():
            person = numbered_lists.take_over(session, by, home, NOUN, notice.key, one)
            if person is None:
                return "unsure"
            place = sign_ups.note(session, by, notice.key, person, one.quantity, is_listed=True)
    except HouseholdHas:
        return "household"
    except (OnlySoMany, MoreThanEach):
        return "too_many"
    except (SignUpClosed, NotAmongThem):
        return "late"
    return "waiting" if place.state is SignUpState.WAITING else "new"
