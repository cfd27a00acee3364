"""What was left lying too long ends with one friendly line."""

from sqlmodel import Session

from scheduler.timed import timed
from scheduler.upkeep import hourly
from storage.messaging import conversations, ended_forms, kinds, outbox
from storage.messaging.conversations import Conversation
from storage.messaging.ended_forms import Became

EXPIRED = kinds.declare("form.expired", Conversation)


def expire(session: Session) -> int:
    """Close a batch of forgotten forms, answers and all, and tell their owners; how many."""
    forgotten = conversations.stale(session)
    for talk in forgotten:
        outbox.tell(
            session,
            EXPIRED,
            talk.key,
            community=talk.community_id,
            person=talk.person_id,
            flow=talk.flow,
        )
        conversations.close(session, talk, Became.EXPIRED)
    return len(forgotten)


timed("form.expire", expire, conversations.next_stale)
hourly("form.expire", expire)
hourly("form.forget-ended", ended_forms.sweep)
