"""Changes: the owner of a wish in the group wants something else; who holds it accepts or lets go.

What the group reads was looked at by a worker before (`second_thoughts`). Private words are sealed
on the way. Only what a claimer may read needs their yes: the rest, and everything about a wish that
nobody holds, is simply changed.
"""

from datetime import date

from sqlmodel import Session, col, select

from storage.community import consents, history, screening
from storage.engine import columns
from storage.engine.errors import NotFound, Refused, refuse
from storage.messaging import kinds, promises
from storage.messaging.kinds import Kind
from storage.wishes import (
    change_requests,
    claims,
    disclosure,
    due_days,
    quantities,
    standing,
    wishes,
)
from storage.wishes.change_requests import ChangeRequest, ChangeState, drop, open_on
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

FIELDS = ("until", "place", "phone", "story", "title", "note")
CHANGEABLE = frozenset({wishes.WishState.OPEN, wishes.WishState.CLAIMED})
PUBLIC = {"title": "title", "note": "public_note"}  # and the columns they stand in
READ_WITH = {
    "place": consents.ConsentKind.SHARE_PLACE,
    "story": consents.ConsentKind.SHARE_PLACE,
    "phone": consents.ConsentKind.SHARE_PHONE,
}
STAYS = kinds.declare("change.stays", ChangeRequest)


class PastChanging(Refused):
    """The wish was brought, or is over, or never stood in the group."""


class ChangeOver(Refused):
    """The proposal was agreed to, replaced, or its claim ended."""


class BetterInPerson(Refused):
    """Private words that only a worker should hear: a claimer must not read them, nor the group."""

    may_be_mended = True


class NothingNew(Refused):
    """What is proposed is what stands already."""


# -- doors ---------------------------------------------------------------------------------------


def proposed_to(session: Session, person_id: int, change_id: int) -> tuple[ChangeRequest, Claim]:
    """A proposal on a wish that this person holds, and their claim. Raises NotFound."""
    change = session.get(ChangeRequest, change_id)
    claim = claims.held_on(session, change.wish_id, person_id) if change else None
    if change is None or claim is None:
        raise NotFound()
    return change, claims.for_holder(session, person_id, claim.key)


def waiting_for(session: Session, person_id: int, change_id: int) -> tuple[ChangeRequest, Claim]:
    """A proposal that waits for this person, held until this transaction ends. Raises NotFound,
    ChangeOver."""
    change, claim = proposed_to(session, person_id, change_id)
    quantities.lock(session, change.wish_id)
    session.refresh(change)
    session.refresh(claim)
    if change.state is not ChangeState.ASKED or claim.state is not claims.ClaimState.CLAIMED:
        raise ChangeOver()
    return change, claim


def say_again(session: Session, person_id: int, change: ChangeRequest) -> None:
    """Somebody asks for what is theirs to answer: it may say where a neighbour lives, so it goes
    the way on which it is looked whether they are one."""
    if not promises.is_waiting(session, person_id, change_requests.PROPOSED, change.key):
        home, kind = change.community_id, change_requests.PROPOSED
        change_requests.tell(session, home, change.key, kind, person_id, is_urgent=True)


def traced(session: Session, person_id: int, change_id: int, message_id: str) -> None:
    """They read a proposal in this message: it is emptied with what else they read, when their
    claim ends."""
    change = session.get_one(ChangeRequest, change_id)
    claim = claims.held_on(session, change.wish_id, person_id)
    if claim is not None:
        claims.traced(session, claim.key, f"{claims.PROPOSAL}{message_id}" if message_id else "")


# -- rules ---------------------------------------------------------------------------------------


def why_not_change(wish: Wish) -> Refused | None:
    """Why nothing about this wish can change any more."""
    return None if wish.state in CHANGEABLE else PastChanging()


# -- verbs ---------------------------------------------------------------------------------------


def propose(
    session: Session, person_id: int, wish_id: int, fields: dict[str, str]
) -> ChangeRequest:
    """Want something else of one's wish: `fields` of FIELDS, `until` as ISO date, "" takes away.
    Whoever holds it is asked; where nobody does, it is changed at once. An earlier proposal goes
    into this one, and everybody is asked anew; where both together are what stands, nothing is
    proposed any more. Raises NotFound, PastChanging, NothingNew, DayPassed, BetterInPerson."""
    wishes.for_owner(session, person_id, wish_id)
    wish = quantities.lock(session, wish_id)
    refuse(why_not_change(wish))
    holders = _holders(session, wish)
    _check(session, wish, fields)
    earlier = open_on(session, wish_id)
    before = _ahead(session, wish, change_requests.opened(earlier)) if earlier else {}
    new = {name: text for name, text in (before | fields).items() if text != now(wish, name)}
    if new == before:
        raise NothingNew()
    drop(session, wish_id, ChangeState.ASKED)
    home = wish.community_id
    change = change_requests.write(session, home, wish_id, person_id, ChangeState.ASKED, new)
    if holders and _is_read(session, wish, new):
        history.write(session, home, "wish", wish_id, "proposed", person_id)
        for claim in holders:
            _tell(session, change, change_requests.PROPOSED, claim.person_id)
    else:
        _settle(session, wish, change, new, [])
    return change


def agree(session: Session, person_id: int, change_id: int) -> bool:
    """The claimer accepts; with the last of them the wish changes: True. Raises NotFound,
    ChangeOver."""
    change, claim = waiting_for(session, person_id, change_id)
    if claim.key not in change.agreed:
        change.agreed = [*change.agreed, claim.key]
        session.add(change)
    return settle(session, change.wish_id)


def settle(session: Session, wish_id: int) -> bool:
    """Change the wish where something is proposed and nobody is left to be asked; whether it was
    changed. What the group reads stays where somebody brought it as it stood: they gave their word
    to that, and can't be asked any more."""
    wish = quantities.lock(session, wish_id)
    change = open_on(session, wish_id)
    if change is None:
        return False
    holders = _holders(session, wish)
    if any(claim.key not in change.agreed for claim in holders):
        return False
    new = change_requests.opened(change)
    stays = PUBLIC.keys() & new.keys() if wish.claimed and not holders else set()
    if stays:
        _tell(session, change, STAYS, change.person_id)
    if stays == new.keys():
        drop(session, wish_id, ChangeState.ASKED)
        return False
    _settle(session, wish, change, {name: new[name] for name in new.keys() - stays}, holders)
    _tell(session, change, change_requests.AGREED, change.person_id)
    return True


# -- look-ups ------------------------------------------------------------------------------------


def asked_of(session: Session, person_id: int) -> list[ChangeRequest]:
    """What waits for this person's answer, who holds the wish; oldest first."""
    held = {"person_id": person_id, "state": claims.ClaimState.CLAIMED}
    rows = session.exec(
        select(ChangeRequest, Claim.id)
        .join(Claim, col(Claim.wish_id) == col(ChangeRequest.wish_id))
        .where(*(col(getattr(Claim, name)) == value for name, value in held.items()))
        .where(col(ChangeRequest.state) == ChangeState.ASKED)
        .order_by(col(ChangeRequest.id))
    )
    return [change for change, claim_id in rows if claim_id not in change.agreed]


def now(wish: Wish, name: str) -> str:
    """What stands now, as it would be proposed. The caller has checked who asks."""
    if name == "until":
        return wish.until.isoformat() if wish.until else ""
    if name in PUBLIC:
        return str(getattr(wish, PUBLIC[name]))
    return columns.opened(wish, name)


# -- inside --------------------------------------------------------------------------------------


def _holders(session: Session, wish: Wish) -> list[Claim]:
    live = claims.live_on(session, wish)
    return [each for each in live if each.state is claims.ClaimState.CLAIMED]


def _ahead(session: Session, wish: Wish, fields: dict[str, str]) -> dict[str, str]:
    """Without a day that passed while the proposal waited."""
    day = fields.get("until")
    if day and date.fromisoformat(day) < wishes.today_of(session, wish):
        return {name: text for name, text in fields.items() if name != "until"}
    return fields


def _check(session: Session, wish: Wish, new: dict[str, str]) -> None:
    unknown = set(new) - set(FIELDS)
    assert not unknown, unknown
    if _ahead(session, wish, new) != new:
        raise wishes.DayPassed()
    told = {name: text for name, text in new.items() if name in ("story", "place")}
    if screening.WORKER_ONLY & {finding.flag for finding in screening.screen(**told)}:
        raise BetterInPerson()


def _is_read(session: Session, wish: Wish, new: dict[str, str]) -> bool:
    """Whether a claimer may read any of it."""
    allowed = consents.given(session, wish.key)
    return any(READ_WITH.get(name) in {None, *allowed} for name in new)


def _settle(
    session: Session,
    wish: Wish,
    change: ChangeRequest,
    fields: dict[str, str],
    holders: list[Claim],
) -> None:
    new = _ahead(session, wish, fields)
    change.state, change.proposed = ChangeState.AGREED, ""
    session.add(change)
    home, by = wish.community_id, change.person_id
    history.write(session, home, "wish", wish.key, "changed" if holders else "revised", by)
    for claim in holders:
        _follow(session, claim, new)
    _apply(session, wish, new, by)
    wishes.show(session, wish)


def _apply(session: Session, wish: Wish, new: dict[str, str], by: int) -> None:
    for name, text in new.items():
        if name == "until":
            due_days.move_last(session, wish, date.fromisoformat(text) if text else None, by)
        elif name in PUBLIC:
            setattr(wish, PUBLIC[name], text)
        else:
            columns.seal(wish, name, text)
    wish.revision += 1
    session.add(wish)
    session.flush()


def _follow(session: Session, claim: Claim, new: dict[str, str]) -> None:
    """The claimer goes by what holds now: the day is the agreed one, and what they read is new."""
    if new.get("until"):
        claim.agreed_on, claim.wanted_on = date.fromisoformat(new["until"]), None
        claim.agreed_hour = claim.wanted_hour = ""
        claim.step = claims.ClaimStep.NEW
        session.add(claim)
    disclosure.renew(session, claim)
    standing.send_details(session, claim)


def _tell(session: Session, change: ChangeRequest, kind: Kind, person_id: int) -> None:
    change_requests.tell(session, change.community_id, change.key, kind, person_id)
