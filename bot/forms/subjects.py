"""What an open form is about: the wish behind it, where there is one."""

from typing import Any

from sqlmodel import Session

from storage.messaging.conversations import Conversation
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claiming import Reach
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

OWNED = {"wish.revise", "wish.answer", "wish.change"}
REVIEWED = {"wish.ask-owner", "wish.refuse", "wish.reword"}
CLAIMS = {
    "claim.deliver",
    "claim.thank",
    "claim.more-time",
    "claim.hand-over",
    "claim.amount",
    "claim.explain",
    "claim.confirm-by-phone",
}
CHANGES = {"change.decline"}
ABOUT: dict[type[Any], set[str]] = {
    Wish: OWNED | REVIEWED,
    Reach: OWNED | REVIEWED,
    Claim: CLAIMS,
    ChangeRequest: CHANGES,
}


def flows_about(row: Any) -> set[str]:
    """The forms that may be open about such a row: numbers of different nouns are the same."""
    return ABOUT.get(type(row), set())


def wish(session: Session, talk: Conversation) -> Wish | None:
    """The wish that this form is about; None before there is one. Whoever opened the form has read
    it."""
    if talk.flow in OWNED | REVIEWED:
        return session.get(Wish, talk.subject)
    through: Claim | ChangeRequest | None = None
    if talk.flow in CLAIMS:
        through = session.get(Claim, talk.subject)
    elif talk.flow in CHANGES:
        through = session.get(ChangeRequest, talk.subject)
    return session.get(Wish, through.wish_id) if through else None
