"""Whatever neighbours do, in whatever order: the database says what a few coins on a table say."""

import itertools
import os
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run
from sqlmodel import Session, col, select

from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.errors import Refused
from storage.records.invariants import breaches
from storage.wishes import (
    change_review,
    changes,
    claiming,
    claims,
    confirmations,
    deadlines,
    deliveries,
    followups,
    handovers,
    quantities,
    releases,
    review,
    submission,
    waiting_list,
)
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claims import Claim, Matter, ReleaseReason
from storage.wishes.settings import WishSettings
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import CloseReason, Wish
from tests.faults.neighbours import LIMIT, MOVES, ZONE, Corner, Term, Wished
from tests.harness.make import Make

EXAMPLES = 300 if os.environ.get("WISHLIGHT_TEST_LONG") else 20
NAMES, WORKER = ("甲", "乙", "丙", "丁"), "小陈"
WHO, MANY = st.sampled_from(NAMES), st.sampled_from([1, 1, 1, 2, 3, 4])
WHICH = st.integers(0, 9)
numbers = itertools.count(1)


class Neighbourhood(RuleBasedStateMachine):
    """Everything that can happen to a wish once it is in the group."""

    def __init__(self, make: Make) -> None:
        super().__init__()
        self.make, self.corner = make, Corner()
        self.rows: list[int] = []
        home = make.community(f"第{next(numbers)}里")
        self.people = {name: make.person(name, Role.VOLUNTEER, at=home) for name in NAMES}
        self.people[WORKER] = make.person(WORKER, Role.WORKER, at=home)
        self.home = home
        self.done: Any = None  # what the last verb gave
        for owner, wanted in (("甲", 1), ("乙", 3)):  # something to do from the first step on
            self._post(owner, wanted)
        self.claim("丙", 0, 1)
        self.wait("丁", 0)

    # -- what people do ---------------------------------------------------------------------------

    @rule(owner=WHO, wanted=MANY)
    def post(self, owner: str, wanted: int) -> None:
        if not self._is_full():
            self._post(owner, wanted)

    def _is_full(self) -> bool:
        return sum(wish.goes_on for wish in self.corner.wishes) >= 3

    def _post(self, owner: str, wanted: int) -> None:
        form = self.make.form(community_id=self.home, quantity=wanted)
        wish = self.make.act(self.people[owner], submission.submit, form)
        self.make.act(self.people[WORKER], review.approve, wish.key)
        self.rows.append(wish.key)
        self.corner.wishes.append(Wished(owner, wanted))

    @rule(who=WHO, which=WHICH, many=MANY)
    def claim(self, who: str, which: int, many: int) -> None:
        key, wish = self._at(which)
        may = self.corner.may_claim(who, wish, many)
        if self._does(may, who, claiming.claim, key, many):
            wish.promise(who, many)

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH)
    def release(self, pick: int) -> None:
        who, wish, held = self._holder(pick)
        if self._does(True, who, releases.release, held.key, ReleaseReason.NO_TIME):
            self.corner.give_up(who, wish)

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH, many=MANY)
    def deliver(self, pick: int, many: int) -> None:
        who, wish, held = self._holder(pick)
        form = deliveries.NewDelivery(held.key, quantity=many)
        if self._does(many <= wish.promised[who], who, deliveries.deliver, form):
            wish.bring(who, many, self.done.key)

    @precondition(lambda self: self._brought())
    @rule(pick=WHICH, is_by_phone=st.booleans())
    def confirm(self, pick: int, is_by_phone: bool) -> None:
        wish, claim = self._brought()[pick % len(self._brought())]
        if self._does(True, WORKER if is_by_phone else wish.owner, confirmations.confirm, claim):
            wish.done += wish.brought.pop(claim).many
            if wish.state == "confirmed":
                self.corner.over(wish)

    @precondition(lambda self: self._brought())
    @rule(pick=WHICH, matter=st.sampled_from([Matter.NOT_YET, Matter.PROBLEM]))
    def dispute(self, pick: int, matter: Matter) -> None:
        wish, claim = self._brought()[pick % len(self._brought())]
        if self._does(True, wish.owner, confirmations.dispute, claim, matter):
            wish.take_back(claim)

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH, days=st.sampled_from([-1, 0, 1, 3, 10, 100]))
    def more_time(self, pick: int, days: int) -> None:
        """Twice at most, then a worker is asked."""
        who, wish, held = self._holder(pick)
        term = wish.terms[who]
        day = max(term.day, clock.today(ZONE)) + timedelta(days=days)
        if self._does(self.corner.may_move(wish, who, day), who, deadlines.extend, held.key, day):
            assert (self.done is deadlines.Whose.NOBODY) == (term.moved < MOVES)
            if term.moved < MOVES:
                term.move(day)
                wish.asked.discard(who)
            else:
                term.wanted = day

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH, yes=st.booleans())
    def answer_for_more_time(self, pick: int, yes: bool) -> None:
        who, wish, held = self._holder(pick)
        term = wish.terms[who]
        if term.wanted is None and pick:
            return  # now and then a worker answers what nobody asked
        allow = partial(deadlines.allow, yes=yes)
        is_gone = term.wanted is not None and term.wanted < clock.today(ZONE)
        if self._does(term.wanted is not None and not (yes and is_gone), WORKER, allow, held.key):
            if yes and term.wanted is not None:
                term.move(term.wanted)
                wish.asked.discard(who)
            term.wanted = None

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH)
    def take_back(self, pick: int) -> None:
        """A worker frees a claim, which counts against nobody."""
        who, wish, held = self._holder(pick)
        if self._does(True, WORKER, releases.take_back, held.key):
            self.corner.free(who, wish)

    @rule(who=WHO, which=WHICH)
    def wait(self, who: str, which: int) -> None:
        key, wish = self._at(which)
        if self._does(self.corner.may_wait(who, wish), who, waiting_list.join, key):
            wish.queue.append(who)

    @rule(who=WHO, which=WHICH, answer=st.sampled_from(["accept", "decline", "leave"]))
    def answer(self, who: str, which: int, answer: str) -> None:
        key, wish = self._at(which)
        place = next(
            (each for each in self.make.do(waiting_list.of_person, self.people[who].id)
             if each.wish_id == key), None,
        )  # fmt: skip
        if place is None:
            return
        is_offered = answer == "leave" or who in wish.offers
        may = self.corner.may_accept(who, wish) if answer == "accept" else is_offered
        if self._does(may, who, getattr(waiting_list, answer), place.key):
            many = wish.offers.pop(who, 0)
            if who in wish.queue:
                wish.queue.remove(who)
            if answer == "accept":
                wish.promise(who, many)
            elif many:
                self.corner.offer(wish)

    @precondition(lambda self: self._holders())
    @rule(pick=WHICH, to=WHO, many=MANY)
    def hand_over(self, pick: int, to: str, many: int) -> None:
        who, wish, held = self._holder(pick)
        may = to != wish.owner and to not in wish.promised and many <= wish.promised[who]
        if not self._does(may, who, handovers.ask, held.key, self.people[to].id, many):
            return
        [asked] = self.make.rows(handovers.Handover, claim_id=held.key, state="asked")
        if self._does(self.corner.held_by(to) < 3, to, handovers.accept, asked.key):
            wish.hand(who, to, many)

    @precondition(lambda self: self._holders(waited_for=True))
    @rule(pick=WHICH)
    def hand_down(self, pick: int) -> None:
        """Those who wait are asked to go on with one piece, in turn, until one has room for it."""
        who, wish, held = self._holder(pick, waited_for=True)
        line = self.corner.waits_in_line(wish)
        if not self._does(bool(line), who, handovers.ask_list, held.key, 1):
            return
        for to in line:
            [asked] = self.make.rows(handovers.Handover, claim_id=held.key, state="asked")
            has_room = self.corner.held_by(to) < LIMIT
            answer = handovers.accept if has_room else handovers.decline
            assert self._does(True, to, answer, asked.key)
            wish.queue.remove(to)
            if has_room:
                wish.hand(who, to, 1)
                break

    @rule(
        which=WHICH,
        what=st.sampled_from(["nothing", "nothing", "nothing", "title", "pieces"]),
        many=MANY,
        yes=st.booleans(),
    )
    def think_again(self, which: int, what: str, many: int, yes: bool) -> None:
        """Its owner wants fewer at once, or more, if a worker lets them; or calls it otherwise.
        More often everything stays as it is."""
        key, wish = self._at(which)
        if what == "title":
            self._reword(key, wish, "一把伞")
        if what == "pieces":
            self._recount(key, wish, many, yes)

    def _recount(self, key: int, wish: Wished, many: int, yes: bool) -> None:
        may = wish.state in ("open", "claimed") and wish.fewest <= many != wish.wanted
        new = {"wanted": str(many)}
        if not self._does(may, wish.owner, change_review.hand_in, key, new):
            return
        if many > wish.wanted and not yes:
            self._does(True, WORKER, change_review.turn_down, self.done.key, "…")
            return
        if many > wish.wanted:
            self._does(True, WORKER, change_review.approve, self.done.key)
        self.corner.recount(wish, many)

    def _reword(self, key: int, wish: Wished, title: str) -> None:
        """A worker looks at it, then everybody who holds the wish agrees; what was brought is
        called what it was."""
        may = wish.state in ("open", "claimed") and title != wish.title
        if not self._does(may, wish.owner, change_review.hand_in, key, {"title": title}):
            return
        self._does(True, WORKER, change_review.approve, self.done.key)
        for asked in self.make.rows(ChangeRequest, wish_id=key, state="asked"):
            for who in wish.promised:
                self._does(True, who, changes.agree, asked.key)
        wish.title = wish.title if wish.delivered else title

    @rule(which=WHICH, what=st.sampled_from(["nothing", "nothing", "expires", "needed"]))
    def nobody_comes(self, which: int, what: str) -> None:
        """What is open runs out; its owner needs it still. More often neither."""
        key, wish = self._at(which)
        if what == "expires" and wish.state == "open":
            self.make.do(_expire, key)
            self.corner.expire(wish)
        may = wish.state in ("open", "expired")
        if (
            what == "needed"
            and not (wish.gone and self._is_full())
            and self._does(may, wish.owner, followups.still_needed, key)
        ):
            wish.gone = ""

    @rule(which=WHICH, by=st.sampled_from(["nobody", "nobody", "nobody", "owner", "worker"]))
    def end(self, which: int, by: str) -> None:
        """Its owner takes it back, or a worker closes it; more often nobody does."""
        key, wish = self._at(which)
        may = wish.state in ("open", "claimed") or (by, wish.state) == ("worker", "expired")
        if by == "owner" and self._does(may, wish.owner, releases.call_off, key):
            self.corner.call_off(wish, "withdrawn")
        if by == "worker" and self._does(may, WORKER, releases.close, key, CloseReason.NOT_NEEDED):
            self.corner.call_off(wish, "closed")

    @rule()
    def a_day_passes(self) -> None:
        """Offers run out, agreed days come near, come, and pass."""
        self.make.hear()
        self.make.do(_a_day_later)
        self.corner.lapse()
        gone = sorted(self.corner.silent(), key=self._claimed_in_order)
        self.make.do(deadlines.run, self.home, clock.today(ZONE))
        for wish, who in gone:
            self.corner.give_up(who, wish)
        self.corner.ask()

    # -- what must hold ---------------------------------------------------------------------------

    @invariant()
    def the_same(self) -> None:
        """Figures, states, holders and the waiting list."""
        self.make.do(self._compare)

    def _compare(self, session: Session) -> None:
        def of(table: Any, states: set[str]) -> list[Any]:
            which = select(table).where(table.wish_id.in_(self.rows), table.state.in_(states))
            return list(session.exec(which))

        mine = select(Wish).where(col(Wish.id).in_(self.rows))
        rows = {row.key: row for row in session.exec(mine)}
        held, listed = of(Claim, {"claimed"}), of(Place, {"waiting", "offered"})
        for key, wish in zip(self.rows, self.corner.wishes, strict=True):
            theirs = ([row for row in each if row.wish_id == key] for each in (held, listed))
            self._compare_one(rows[key], wish, *theirs)

    def _compare_one(self, row: Wish, wish: Wished, held: list[Claim], listed: list[Place]) -> None:
        figures = (row.wanted, row.claimed, row.offered, row.delivered, row.confirmed)
        coins = (wish.wanted, wish.claimed, wish.offered, wish.delivered, wish.done)
        if not wish.gone:
            assert figures == coins
        assert (row.state, row.title) == (wish.state, wish.title or row.title)
        terms = {self._name(each): _term(each) for each in held}
        assert terms == {who: (many, wish.terms[who]) for who, many in wish.promised.items()}
        offers = [each for each in listed if each.state is waiting_list.PlaceState.OFFERED]
        assert {self._name(each): each.quantity for each in offers} == wish.offers
        queue = [each for each in listed if each.state is waiting_list.PlaceState.WAITING]
        assert {self._name(each) for each in queue} == set(wish.queue)

    def teardown(self) -> None:
        assert self.make.do(breaches) == []

    # -- inside -----------------------------------------------------------------------------------

    def _at(self, which: int) -> tuple[int, Wished]:
        """One of the wishes: of those that go on, as long as any does, or, now and then, of all."""
        every = range(len(self.rows))
        going = [at for at in every if self.corner.wishes[at].goes_on]
        among = going if going and which < 9 else every
        at = among[which % len(among)]
        return self.rows[at], self.corner.wishes[at]

    def _does(self, may: bool, who: str, verb: Callable[..., object], *args: object) -> bool:
        """Done exactly where the coins say that it may be."""
        try:
            self.done = self.make.act(self.people[who], verb, *args)
        except Refused:
            if may:
                raise
            return False
        assert may, "it was not refused"
        return True

    def _holders(self, *, waited_for: bool = False) -> list[tuple[str, int]]:
        """Who holds which wish, or which of those that others wait for."""
        every = [each for each in enumerate(self.corner.wishes) if each[1].queue or not waited_for]
        return [(who, at) for at, wish in every for who in wish.promised]

    def _holder(self, pick: int, *, waited_for: bool = False) -> tuple[str, Wished, Claim]:
        holders = self._holders(waited_for=waited_for)
        who, at = holders[pick % len(holders)]
        held = self.make.do(claims.held_on, self.rows[at], self.people[who].id)
        assert held is not None
        return who, self.corner.wishes[at], held

    def _brought(self) -> list[tuple[Wished, int]]:
        """What waits for the resident's word, by the number of its claim."""
        return [(wish, claim) for wish in self.corner.wishes for claim in wish.brought]

    def _name(self, row: Claim | Place) -> str:
        return next(name for name, each in self.people.items() if each.id == row.person_id)

    def _claimed_in_order(self, of: tuple[Wished, str]) -> int:
        wish, who = of
        key = self.rows[self.corner.wishes.index(wish)]
        held = self.make.do(claims.held_on, key, self.people[who].id)
        assert held is not None
        return held.key


def _term(claim: Claim) -> tuple[int, Term]:
    return claim.quantity, Term(claim.agreed_on, claim.extended, claim.wanted_on)


def _expire(session: Session, wish_id: int) -> None:
    releases.expire(session, quantities.lock(session, wish_id))


def _a_day_later(session: Session) -> None:
    clock.travel(timedelta(days=1))
    all(iter(partial(waiting_list.lapse, session), 0))  # those of earlier neighbourhoods as well


@pytest.mark.timeout(900)  # a failure is made small before it is shown
@pytest.mark.both
def test_coins_on_a_table(make: Make) -> None:
    """Claims, parts, waiting lists, handovers and changes of mind in any order add up."""
    assert WishSettings().live_claims == 3
    how = settings(
        max_examples=EXAMPLES,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run(lambda: Neighbourhood(make), settings=how)
