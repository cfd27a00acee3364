"""What stands of a row in groups, where the row is about to be said there anew."""

from sqlmodel import Session

from storage.community import card_copies, groups, posted_cards


def make_way(session: Session, community_id: int, view: posted_cards.View, row_id: int) -> None:
    """Promise that it is made still: only the new one can be tapped."""
    for group_id in groups.ids(session, community_id, view.purpose):
        stands = posted_cards.shown(session, community_id, group_id, view, row_id)
        if stands and stands.message_id:
            card_copies.make_still(session, community_id, group_id, view, row_id, stands.message_id)
