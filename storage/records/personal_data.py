"""What is kept about one person: a copy for them, and forgetting it."""

import secrets
from typing import Any, NamedTuple

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from storage.community import accounts, history, invites, memberships, people, posted_cards
from storage.community.accounts import Account
from storage.community.consents import Consent
from storage.community.memberships import Grant
from storage.community.people import Person
from storage.community.posted_cards import View
from storage.engine import clock, columns
from storage.engine.columns import changed
from storage.messaging import conversations, inbox, outbox
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import Told
from storage.wishes import (
    alarms,
    change_requests,
    claims,
    handovers,
    listing,
    quantities,
    releases,
    waiting_list,
    wishes,
)
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.wishes import UNFINISHED, Wish


class AtStake(NamedTuple):
    """What forgetting somebody would end."""

    wishes: int
    claims: int


# Every column that names a person, and the group of the copy in which its rows are listed.
LISTED: dict[str, tuple[Any, str]] = {
    "you": (Person, "id"),
    "accounts": (Account, "person_id"),
    "roles": (Grant, "person_id"),
    "links": (invites.InviteUse, "person_id"),
    "invited": (invites.Invite, "made_by"),
    "wishes": (Wish, "owner_id"),
    "claims": (claims.Claim, "person_id"),
    "consents": (Consent, "person_id"),
    "lists": (waiting_list.Place, "person_id"),
    "asked": (handovers.Handover, "person_id"),
    "changes": (ChangeRequest, "person_id"),
    "talks": (conversations.Conversation, "person_id"),
    "waiting": (Told, "person_id"),
    "letters": (inbox.InboxEvent, "person_id"),
    "alarms": (alarms.Alarm, "person_id"),
    "done": (history.Entry, "actor_id"),
    "helped": (history.Entry, "behalf_id"),
}
# What is not listed, and why.
LEFT_OUT: dict[tuple[str, str], str] = {
    ("alarm", "taken_by"): "another's row; the deed is in the history",
    ("chat_group", "bound_by"): "a group's row; the deed is in the history",
    ("claim", "confirmed_by"): "another's row; the deed is in the history",
    ("handover", "asked_by"): "another's row; the deed is in the history",
    ("role_grant", "granted_by"): "another's row; the deed is in the history",
    ("wish", "recorded_by"): "always the owner, whose wishes are listed",
    ("wish", "reviewed_by"): "another's row; the deed is in the history",
    ("wish_distinct", "said_by"): "others' rows; the deed is in the history",
}
OVER = (
    outbox.OutboxState.SENT,
    outbox.OutboxState.DROPPED,
)  # what was said stands in one's own chat


def everything(session: Session, person_id: int) -> dict[str, list[Any]]:
    """All rows that are kept about a person, by group; the private fields in them are sealed."""
    found = {name: _of(session, *where, person_id) for name, where in LISTED.items()}
    found["waiting"] = [told for told in found["waiting"] if told.state not in OVER]
    return found


def at_stake(session: Session, person_id: int) -> AtStake:
    """How many live wishes and claims would end."""
    mine = select(func.count()).select_from(Wish).where(col(Wish.state).in_(UNFINISHED))
    held = select(func.count()).select_from(claims.Claim).filter_by(state=claims.ClaimState.CLAIMED)
    return AtStake(
        session.exec(mine.filter_by(owner_id=person_id)).one(),
        session.exec(held.filter_by(person_id=person_id)).one(),
    )


def forget(session: Session, person_id: int) -> int:
    """End what is live, wipe what is private, cut the person off from their account. Codes, titles
    and figures of finished wishes stay without a name: they belong to the community's account. How
    many cards in groups still name them until they are said anew, which is done first."""
    named = _naming(session, person_id)
    _end_live(session, person_id)
    for wish in listing.of_owner(session, person_id, 10_000):
        _wipe(session, wish)
    _wipe_claims(session, person_id)
    conversations.forget(session, person_id)
    inbox.forget(session, person_id)
    now = clock.now()
    changed(
        session,
        update(Consent).filter_by(person_id=person_id, withdrawn_at=None).values(withdrawn_at=now),
    )
    session.info.pop(memberships.ROLES, None)
    changed(
        session,
        update(Grant).filter_by(person_id=person_id, revoked_at=None).values(revoked_at=now),
    )
    _address_last_edits(session, person_id)
    _wipe_told(session, person_id)
    for account in _of(session, Account, "person_id", person_id):
        # the address goes; whoever speaks from it next is somebody new
        account.external_id, account.username = f"forgotten:{secrets.token_hex(8)}", ""
        account.blocked_at = now
        session.add(account)
    person = people.get(session, person_id)
    person.name, person.forgotten_at = "", now
    session.add(person)
    alarms.forget(session, person_id)
    history.write(session, None, "person", person_id, "forgotten", person_id)
    return sum(
        posted_cards.follow_first(session, home, view, row_id) for home, view, row_id in named
    )


def _naming(session: Session, person_id: int) -> list[tuple[int, View, int]]:
    """The rows whose cards name this person, or say what they wished for."""
    stands = select(claims.Claim).where(col(claims.Claim.state).in_(claims.STANDING))
    held = session.exec(stands.filter_by(person_id=person_id))
    own = listing.of_owner(session, person_id, 10_000)
    shown = {(each.community_id, each.wish_id) for each in held}
    shown |= {(each.community_id, each.key) for each in own}
    views = (wishes.CARD, wishes.REVIEW)
    told = {(home, view, wish_id) for home, wish_id in shown for view in views}
    for_them = select(claims.Claim).join(Wish, col(Wish.id) == col(claims.Claim.wish_id))
    brought = session.exec(for_them.where(Wish.owner_id == person_id))
    told |= {(each.community_id, claims.MATTER, each.key) for each in brought}
    rung = alarms.of(session, person_id)
    told |= {(each.community_id, alarms.CARD, each.key) for each in rung}
    return sorted(told, key=lambda one: (one[0], one[1].noun, one[2]))


def _end_live(session: Session, person_id: int) -> None:
    """Not through the doors, which are shut for who has left the community before."""
    own = [
        each for each in listing.of_owner(session, person_id, 10_000) if each.state in UNFINISHED
    ]
    held = claims.of_person(session, person_id, 1000)
    asked = waiting_list.of_person(session, person_id)
    wanted = {each.wish_id for each in held} | {each.wish_id for each in asked}
    for handover in handovers.of_person(session, person_id):
        wanted.add(session.get_one(claims.Claim, handover.claim_id).wish_id)
    _hold(session, wanted | {each.key for each in own})
    waiting_list.forget(session, person_id)
    handovers.forget(session, person_id)
    releases.forget(session, held, own)
    for wish in own:
        for brought in claims.live_on(session, wish):
            claims.hide_details(session, brought)
    change_requests.forget(session, person_id)


def _hold(session: Session, wish_ids: set[int]) -> None:
    """In the one order in which many wishes are held."""
    for wish_id in sorted(wish_ids):
        quantities.lock(session, wish_id)


def _wipe(session: Session, wish: Wish) -> None:
    stood_in_groups = bool(wish.public_note)
    for name in (*columns.emptied(Wish), "photo", "public_note"):
        setattr(wish, name, "")
    if wish.state is not wishes.WishState.CONFIRMED:
        wish.title = ""
    session.add(wish)
    if stood_in_groups:
        wishes.show(session, wish)


def _wipe_claims(session: Session, person_id: int) -> None:
    """What they said as claimers, and what claimers said about bringing it to them."""
    theirs = select(Wish.id).filter_by(owner_id=person_id)
    which = update(claims.Claim).where(
        (col(claims.Claim.person_id) == person_id) | col(claims.Claim.wish_id).in_(theirs)
    )
    changed(session, which.values(**columns.emptied(claims.Claim), photos=[]))


def _address_last_edits(session: Session, person_id: int) -> None:
    """The messages with other people's addresses in their chat are emptied after they have gone:
    those promises carry their own way there, sealed."""
    account = accounts.address(session, person_id)
    if account is None:
        return
    waiting = select(Told).filter_by(person_id=person_id, state=outbox.OutboxState.READY)
    for told in session.exec(waiting.where(_outlives_reader())):
        columns.seal(told, "way", f"{account.channel}:{account.external_id}")
        session.add(told)
    session.flush()


def last_way(told: Told) -> Account | None:
    """Where a promise goes that outlives its reader's account."""
    if not told.way or told.person_id is None:
        return None
    channel, _, chat = columns.opened(told, "way").partition(":")
    return Account(channel=channel, external_id=chat, person_id=told.person_id)


def _wipe_told(session: Session, person_id: int) -> None:
    """What was told to them, and their words on the way to others."""
    to_them = update(Told).filter_by(person_id=person_id).where(~_outlives_reader())
    over = col(Told.state).in_((outbox.OutboxState.SENT, outbox.OutboxState.DROPPED))
    nothing: dict[str, Any] = {"about": {}, **columns.emptied(Told)}
    changed(session, to_them.where(over).values(**nothing))
    gone = {"state": outbox.OutboxState.DROPPED, "why": "forgotten", **nothing}
    changed(session, to_them.where(~over).values(**gone))
    for kind in KINDS.values():
        if kind.words_of is not None:
            said = update(Told).filter_by(kind=kind.name, state=outbox.OutboxState.SENT)
            theirs = col(Told.row_id).in_(kind.words_of(person_id))
            changed(session, said.where(theirs).values(**nothing))


def _outlives_reader() -> Any:
    """Promises that are kept to whoever has gone, too."""
    return col(Told.kind).in_([kind.name for kind in KINDS.values() if kind.outlives_reader])


def _of(session: Session, table: Any, column: str, person_id: int) -> list[Any]:
    rows = select(table).filter_by(**{column: person_id})
    return list(session.exec(rows.order_by(table.id)))
