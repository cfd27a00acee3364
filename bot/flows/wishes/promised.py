"""What several forms are about: a claim that somebody still has to bring."""

from sqlmodel import Session

from bot.forms.engine import Ask
from storage.wishes.claims import Claim, ClaimState, NotHeld


def promised(ask: Ask) -> Claim:
    """The claim this form is about. Raises NotHeld once it was brought or has ended."""

    def look(session: Session) -> Claim:
        claim = session.get_one(Claim, ask.about.subject)
        if claim.state is not ClaimState.CLAIMED:
            raise NotHeld()
        return claim

    return ask.read(look)
