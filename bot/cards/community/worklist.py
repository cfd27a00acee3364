"""What waits for a worker about groups, a card for each."""

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.called import name_of
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words
from storage.community import posted_cards, worklist
from storage.community.groups import Group
from storage.messaging.kinds import KINDS

NAMED = 3  # rows that are called by their name
# A word in what the channel said, and what we make of it.
REASONS = (
    ("topic", "queue-group-topic"),
    ("rights", "queue-group-rights"),
    ("forbidden", "queue-group-rights"),
    ("not found", "queue-group-not-found"),
)


@worklist_card(worklist.STUCK)
def stuck(to: Looking, group: Group) -> Message:
    """Why nothing gets in there, what waits, and a way to try."""
    lead = to.words("queue-group", title=group.title, why=_why(group, to.words))
    waits = _waiting(to.session, group)
    named = to.words.listed(waits[:NAMED])
    note = to.words("queue-group-waits", names=named, more=len(waits) - len(waits[:NAMED]))
    again = Button(to.words("queue-group-retry"), Action("group.retry", group.key))
    return Message(lead=lead, note=note if waits else "", rows=((again,),))


def _why(group: Group, words: Words) -> str:
    if not group.is_present:
        return words("queue-group-absent")
    said = group.trouble.lower()
    return words(next((key for word, key in REASONS if word in said), "queue-group-else"))


def _waiting(session: Session, group: Group) -> list[str]:
    """How people call what is to be shown there, once each."""
    called = [
        name_of(session, KINDS[kind].row, row_id)
        for kind, row_id in posted_cards.waiting(session, group.key)
        if kind in KINDS
    ]
    return list(dict.fromkeys(each.title for each in called if each))
