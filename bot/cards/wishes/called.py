"""What a wish is called, and all that is about one."""

from sqlmodel import Session

from bot.register.called import Called, called
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.claiming import Reach
from storage.wishes.claims import Claim
from storage.wishes.relay import Relayed
from storage.wishes.wishes import Wish


@called(Wish, Reach)
def wish_called(session: Session, wish: Wish) -> Called:
    return Called(wish.title, wish.code, wish)


@called(Claim)
@called(ChangeRequest)
def through_its_wish(session: Session, row: Claim | ChangeRequest) -> Called:
    return wish_called(session, session.get_one(Wish, row.wish_id))


@called(Relayed)
def through_its_claim(session: Session, row: Relayed) -> Called:
    return through_its_wish(session, session.get_one(Claim, row.claim_id))
