"""The workers' queue: what waits for one of them, part by part."""

from dataclasses import replace

from bot.cards.records import worklist as queue_card
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.actions import short
from bot.register.buttons import CommunityFor, button, row_number, understood
from bot.register.commands import WhoMay, command, go_private
from bot.register.event import Event, home, said
from bot.register.worklist import DRAWN, Looking
from storage.community.groups import Purpose
from storage.engine.errors import NotFound
from storage.engine.worklist import PARTS, Part, in_order
from storage.records import worklist

PAGE = 3  # of each part: all of it is said at once, and a group takes 20 messages a minute


@command("queue", who=WhoMay("worklist.read"), group=True, link=True)
def show_queue(event: Event) -> Reply:
    """What waits for a worker: to review, overdue, delivered and not confirmed. In a group only
    where workers are among themselves."""
    if not _among_workers(event):
        return go_private(event)
    return _everything(event, home(event, "worklist.read"))


def _everything(event: Event, community_id: int) -> Reply:
    words = event.words
    counts = worklist.counts(event.session, community_id)
    if not any(counts.values()):
        return said(Message(lead=words("queue-empty")))
    head = words("queue-lead", counts=queue_card.counted(counts, words))
    cards = [card for part in in_order() for card in _page(event, community_id, part)]
    return said(Message(title=words("queue-title"), lead=head), *cards)


@button("worklist.page", door=CommunityFor("worklist.read"), group=True)
def go_on(event: Event, community_id: int) -> Reply:
    """All that waits, or the next ones of a part: `part=row`, behind that row."""
    if not _among_workers(event) or event.home not in (None, community_id):
        raise NotFound()
    if event.action.arg == queue_card.EVERYTHING:
        return replace(_everything(event, community_id), toast=Toast(""))
    name, _, after = event.action.arg.partition("=")
    cards = _page(event, community_id, understood(PARTS.__getitem__, name), row_number(after))
    lead = event.words("queue-goes-on" if cards else "queue-no-more")
    return Reply(tuple(cards), Toast(""), edit=Message(lead=lead))


def _among_workers(event: Event) -> bool:
    return event.group is None or event.group.purpose == Purpose.WORKERS


def _page(event: Event, community_id: int, part: Part, after: int = 0) -> list[Message]:
    """Some cards of a part, and what leads on to the others."""
    found = worklist.page(event.session, community_id, part, PAGE, after)
    to = Looking(event.session, event.words, event.person_id, not event.is_private)
    cards = [DRAWN[part.name](to, row) for row in found.rows]
    if not found.more:
        return cards
    lead = event.words(f"queue-more-{part.slug}", count=found.more)
    onwards = Action("worklist.page", community_id, f"{part.name}={short(found.rows[-1].key)}")
    return [*cards, Message(lead=lead, rows=((Button(event.words("queue-next"), onwards),),))]
