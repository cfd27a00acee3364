"""Two who should meet: whom a wish is for, the hour that they agreed to, and the way to each."""

from sqlmodel import Session

from bot.cards.community.names import named
from bot.messages import Action, Button
from bot.texts import Words, appointments
from storage.community import communities
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


def owner(session: Session, wish: Wish, words: Words) -> str:
    """Whom a wish is for, and who acts for them, to whoever may know."""
    speaks = named(session, wish.owner_id, words, in_group=False)
    whom = columns.opened(wish, "beneficiary")
    if not whom:
        return speaks
    proxy = columns.opened(wish, "proxy")
    return words("relay-for", whom=whom, by=proxy or speaks)
