"""Two who should meet: whom a wish is for, the hour that they agreed to, and the way to each."""

from sqlmodel import Session

from bot.cards.community.names import named
from bot.messages import Action, Button
from bot.texts import Words, appointments
from storage.community import communities, people
from storage.engine import columns
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.relay import Side
from storage.wishes.wishes import Wish


def button(
    claim: Claim, to: Side, words: Words, label: str = "relay-button", who: str = ""
) -> Button:
    """To have something carried to that side; to `who`, where there are several."""
    said = words("button-about", act=words(label), name=who) if who else words(label)
    return Button(said, Action("claim.relay", claim.key, to.value))


def meeting(session: Session, claim: Claim, words: Words) -> list[tuple[str, str]]:
    """The hour that both agreed to, while something is to be brought."""
    if claim.meet_at is None or claim.state is not ClaimState.CLAIMED:
        return []
    zone = communities.known(session, claim.community_id).zone
    return [(words("claim-meet"), appointments.said(claim.meet_at, zone, words))]


def owner(session: Session, wish: Wish, words: Words, *, in_group: bool = False) -> str:
    """Whom a wish is for, and who acts for them, to whoever may know; masked in a group."""
    speaks = named(session, wish.owner_id, words, in_group=in_group)
    whom, proxy = columns.opened(wish, "beneficiary"), columns.opened(wish, "proxy")
    if not whom:
        return speaks
    if in_group:
        whom, proxy = people.masked(whom), proxy and people.masked(proxy)
    return words("relay-for", whom=whom, by=proxy or speaks)


def wisher(session: Session, wish: Wish, words: Words, *, in_group: bool) -> str:
    """Whom to call, in a sentence to workers: by name where somebody else acts for them."""
    whom = columns.opened(wish, "beneficiary")
    if not whom:
        return words("relay-side-owner")
    return people.masked(whom) if in_group else whom


def for_whom(
    session: Session, wish: Wish, words: Words, *, in_group: bool
) -> tuple[tuple[str, str], ...]:
    """The same, where somebody else speaks for them."""
    if not wish.beneficiary:
        return ()
    return ((words("for-whom"), owner(session, wish, words, in_group=in_group)),)
