"""What is handed out, who signs up for it, and for whom."""

from sqlmodel import Session

from storage.community import moves
from storage.community.addresses import Address
from storage.notices import sign_ups, submission
from storage.notices.facts import NewHandout, Pickup
from storage.notices.notices import NewNotice, Notice, NoticeKind, Wanted
from storage.notices.places import SignUpState
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    begun,
    breaks,
    buttons,
    doors,
    family,
    lives,
    probed,
    says,
    told,
)

TO_SIGN = {"kind": "handout", "portions": "5 x"}

buttons(ALL, "handout.take")
buttons(STAFF, "handout.people handout.hours")
buttons(STAFF | {"captain"}, "handout.note")
buttons(STAFF | {"owner", "claimer"}, "signup.answer signup.show signup.leave signup.proxy")
doors("notice-for-others", sign_ups.for_noter)
doors("signup", sign_ups.for_holder)

says("handout.take", "1", "2")
says("handout.people", "0")
says("signup.answer", "accept", "decline")
says("signup.leave", "ask", "keep", "sure")

told("SignUpClosed", "NotAmongThem", "MoreThanEach", "OnlySoMany", "HouseholdHas")
told("ComesOneself", "TurnOver")

breaks(
    "a hand-out counts other portions than are signed up for",
    "UPDATE handout SET taken = taken + 1",
)
breaks(
    "somebody waits for a hand-out that is over",
    "UPDATE notice SET state = 'over' WHERE id IN (SELECT notice_id FROM handout)",
)
breaks(
    "somebody signed up for a hand-out of another community",
    "UPDATE handout_sign_up SET community_id = community_id + 1",
)
breaks(
    "a sign-up has ended without a moment, or stands with one",
    "UPDATE handout_sign_up SET ended_at = joined_at",
)

family("handout-{}", "when", "where", "bring", "closes", "comes")
family("handout-pickup-{}", *Pickup)
family("handout-is-{}", *SignUpState)
family("told-handout-{}", "withdrawn", "over")
family("mine-signup-{}", *SignUpState)

begun("notice.write", where="1", what="=x", **TO_SIGN)
begun("handout.note", who="=")  # everybody is called so: which of them


def rice(session: Session, home: int, worker: int) -> Notice:
    """Two portions, at most two for a household."""
    new = NewHandout(portions=2, unit="x", most=2)
    form = NewNotice(home, "rice", NoticeKind.HANDOUT, seen=Wanted.EACH, handout=new)
    return submission.write(session, worker, form)


@probed("handout.note")
def to_note(session: Session, home: int, worker: int) -> int:
    return rice(session, home, worker).key


@probed("handout.hours")
def to_change(session: Session, home: int, worker: int) -> int:
    return rice(session, home, worker).key


@probed("signup.proxy")
def to_name(session: Session, home: int, worker: int) -> int:
    return sign_ups.take(session, worker, rice(session, home, worker).key).key


@lives
def signs_up(make: Make, life: Life) -> None:
    """One household has all there is, another waits."""
    form = NewNotice(
        life.home,
        f"{life.name}领米",
        NoticeKind.HANDOUT,
        handout=NewHandout(portions=1),
    )
    said = make.act(life.worker, submission.write, form)
    has = make.act(life.owner, sign_ups.take, said.key)
    waits = make.act(life.claimer, sign_ups.take, said.key)
    housed = make.person(f"{life.name}的住户", at=life.home)
    door = Address(f"{life.home}0号楼", "1单元101", is_whole=True)
    make.act(housed, moves.say, life.home, door)
    make.act(housed, sign_ups.take, said.key)
    make.act(life.owner, sign_ups.name_proxy, has.key, f"{life.name}的女儿", "女儿")
    assert (has.state, waits.state) == (SignUpState.TAKEN, SignUpState.WAITING)
    life.rows.setdefault("notice", []).append(said)
    life.rows["notice-for-others"] = [said]
    life.rows["signup"] = [has, waits]
