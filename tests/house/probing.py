"""Every flow, given every answer once: what it can ask, and the words that it uses for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Engine
from sqlmodel import Session, SQLModel, create_engine

from bot.forms.engine import LED, SEEN, WANTED, About, Ask, Finished, Question, run
from bot.forms.said_day import DayAndHour
from bot.register.forms import FLOWS, flows_about, said_as
from bot.texts import Words
from storage.community import accounts, communities, memberships
from storage.engine import clock, vault
from storage.wishes import claims, relay, wishes
from tests.house.access import declared

OPENED_WITH = {  # what such a form is never without, or an answer that is hard to guess
    "relay.to-owner": {"words": ":4102444800 tomorrow at six?"},
    "setting.number": {SEEN: "wish.live-claims=3"},
    "setting.call": {SEEN: "danger.police=110"},
}
TYPED = ("=call me on 13800138000", "photo!")  # a text that hides a number; a picture


class Listening(Words):
    """Words that remember which were asked for."""

    def __init__(self) -> None:
        super().__init__("zh")
        self.asked: set[str] = set()

    def __call__(self, key: str, **shown: Any) -> str:
        self.asked.add(key)
        return super().__call__(key, **shown)


class Probe(NamedTuple):
    """`found`: flow-question → what its sentence is shown. `said`: keys of options and previews.
    `raws`: what buttons under questions carry."""

    found: dict[str, set[str]]
    said: set[str]
    raws: set[str]


@cache
def probe() -> Probe:
    """Run all flows as a worker of two communities who looks at a wish."""
    words, found, raws = Listening(), {}, set[str]()
    with _a_vault(), Session(_tables()) as session:
        about, subjects = _settle(session)
        for flow in FLOWS:
            of_flow = about._replace(**subjects.get(flow, {}))
            for question in _questions(flow, of_flow, session, words):
                raws |= _raws(flow, question, words)
                found[f"{said_as(flow)}-{question.key}"] = set(question.shown)
    return Probe(found, words.asked, raws)


def _raws(flow: str, question: Question, words: Words) -> set[str]:
    """What the buttons under a question carry."""
    options = question.kind.options(words, said_as(flow), question.key)
    return {f"{question.key}={option.raw}" for option in options}


@contextmanager
def _a_vault() -> Iterator[None]:
    """Something to seal with, where the test itself needs nothing."""
    try:
        vault.current()
        yield
    except vault.NoVault:
        vault.use(vault.Vault("a-secret-that-only-the-probe-of-this-house-knows"))
        yield
        vault.use(None)


def _tables() -> Engine:
    engine = create_engine("sqlite://")
    SQLModel.metadata.create_all(engine)
    return engine


def _settle(session: Session) -> tuple[About, dict[str, dict[str, int]]]:
    """Who looks at what; and the flows that are about something else."""
    account = accounts.met(session, "probe", "1", "x")
    homes = [communities.add(session, name).key for name in ("east", "west")]
    for home in homes:
        memberships.grant(session, home, account.person_id, memberships.Role.WORKER)
    wish = _wish(session, homes[0], account.person_id, 1, wishes.WishState.REVIEW)
    owner = accounts.met(session, "probe", "2", "y")
    memberships.grant(session, homes[0], owner.person_id, memberships.Role.WORKER)
    shared = _wish(session, homes[0], owner.person_id, 2)
    asked = _wish(session, homes[0], account.person_id, 9, wishes.WishState.RETURNED)
    claim = _claim(session, shared, account.person_id, claims.ClaimState.CLAIMED)
    known = accounts.met(session, "probe", "3", "z")
    for each in (known, owner):
        accounts.opened(session, each)  # or nobody would propose or write to them
    helper = known.person_id
    memberships.grant(session, homes[0], helper, memberships.Role.RESIDENT)
    _claim(session, shared, helper, claims.ClaimState.CONFIRMED)
    theirs = _wish(session, homes[0], account.person_id, 3)
    theirs_held = _claim(session, theirs, helper, claims.ClaimState.CLAIMED)
    session.get_one(claims.Claim, claim).arranged_by = helper
    held = {flow: {"subject": claim} for flow in flows_about(claims.Claim)}
    hour = relay.Relayed(
        community_id=homes[0],
        claim_id=claim,
        from_id=owner.person_id,
        from_side=relay.Side.OWNER,
        to_id=account.person_id,
        to_side=relay.Side.CLAIMER,
        said_at=clock.now(),
    )
    session.add(hour)
    session.flush()
    other = {
        "relay.other-hour": {"subject": hour.key},
        "relay.to-claimer": {"subject": theirs_held},
        "wish.change": {"subject": shared.key, "community_id": homes[0]},
        "wish.phone-answer": {"subject": asked.key},
        "home.proxy": {"community_id": homes[0]},
    }
    declared.load()
    for flow, make in declared.PROBED.items():
        other[flow] = {"subject": make(session, homes[0], account.person_id)}
    return About(account.person_id, None, wish.key), held | other


def _wish(
    session: Session,
    home: int,
    owner: int,
    number: int,
    state: wishes.WishState = wishes.WishState.OPEN,
) -> wishes.Wish:
    now = clock.now()
    wish = wishes.Wish(
        community_id=home,
        year=2026,
        number=number,
        owner_id=owner,
        for_whom=wishes.ForWhom.SELF,
        title="x",
        public_note="x",
        category=wishes.Category.GOODS,
        urgency=wishes.Urgency.TODAY,
        wanted=5,
        state=state,
        created_at=now,
        changed_at=now,
    )
    session.add(wish)
    session.flush()
    return wish


def _claim(session: Session, wish: wishes.Wish, person: int, state: claims.ClaimState) -> int:
    now = clock.now()
    claim = claims.Claim(
        community_id=wish.community_id,
        wish_id=wish.key,
        person_id=person,
        quantity=2,
        state=state,
        agreed_on=now.date(),
        claimed_at=now,
        confirmed_at=now,
    )
    session.add(claim)
    session.flush()
    return claim.key


def _questions(flow: str, about: About, session: Session, words: Words) -> Iterator[Question]:
    tried: set[tuple[str, str]] = set()
    first = OPENED_WITH.get(flow, {})
    waiting: list[dict[str, str]] = [first, first | {LED: "!"}, *declared.BEGUN.get(flow, ())]
    while waiting:
        answers = waiting.pop(0)
        found = run(FLOWS[flow], Ask(about, answers, session, words))
        if isinstance(found, Finished):
            continue
        yield found
        for key in found.offers:
            if (WANTED, key) not in tried:
                tried.add((WANTED, key))
                waiting.append(answers | {WANTED: key})
        for raw in _answers(flow, found, words):
            if (found.key, raw) not in tried:
                tried.add((found.key, raw))
                waiting.append(answers | {found.key: raw})


def _answers(flow: str, question: Question, words: Words) -> list[str]:
    kind: Any = question.kind
    if preview := getattr(kind, "preview", None):
        preview(words)
    offered = [option.raw for option in kind.options(words, said_as(flow), question.key)]
    days = [f"{raw} " for raw in offered[:1] if isinstance(kind, DayAndHour)]  # typed, not tapped
    return [raw for raw in (*TYPED, *days, *offered) if _is_read(kind, raw)]


def _is_read(kind: Any, raw: str) -> bool:
    try:
        kind.read(raw)
    except Exception:  # noqa: BLE001 — whatever says so: no answer to this kind of question
        return False
    return True
