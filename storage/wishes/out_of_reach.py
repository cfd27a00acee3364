"""Out of reach: who waits for a wish and can't be written to, so that others are asked first."""

from sqlmodel import Session

from storage.community import accounts
from storage.wishes import waiting_list
from storage.wishes.waiting_list import Place
from storage.wishes.wishes import Wish


def passed_over(session: Session, wish: Wish, place_id: int | None = None) -> int:
    """How many on the list can't be written to, of those before this place, or of all."""
    line = [each for each in waiting_list.in_order(session, wish) if each.id != place_id]
    if place_id is not None:
        mine = session.get_one(Place, place_id)
        place = (waiting_list.rank(session, wish.community_id, mine.person_id), place_id)
        ranks = [(waiting_list.rank(session, wish.community_id, e.person_id), e.key) for e in line]
        line = [each for each, at in zip(line, ranks, strict=True) if at < place]
    ids = {each.person_id for each in line}
    return len(ids - accounts.open_among(session, ids))
