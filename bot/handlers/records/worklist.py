"""The workers' queue: what waits for one of them, part by part."""

from dataclasses import replace
from typing import Any

from bot.cards.records import worklist as queue_card
from bot.cards.wishes import alarms as alarm_card
from bot.cards.wishes import changes as change_card
from bot.cards.wishes import claims as claim_card
from bot.cards.wishes import deadlines as deadline_card
from bot.cards.wishes import in_person as caring_card
from bot.cards.wishes import review as review_card
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, number, understood
from bot.register.commands import WhoMay, command, go_private
from bot.register.event import Event, home, said
from storage.community.groups import Purpose
from storage.engine.errors import NotFound
from storage.records import worklist
from storage.records.worklist import Part
from storage.wishes.wishes import Wish

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
    counts = {part: worklist.count(event.session, community_id, part) for part in Part}
    if not any(counts.values()):
        return said(Message(lead=words("queue-empty")))
    head = words("queue-lead", counts=queue_card.counted(counts, words))
    cards = [card for part in Part for card in _page(event, community_id, part)]
    return said(Message(title=words("queue-title"), lead=head), *cards)


@button("worklist.page", door=CommunityFor("worklist.read"), group=True)
def go_on(event: Event, community_id: int) -> Reply:
    """All that waits, or the next ones of a part: `part=row`, behind that row."""
    if not _among_workers(event) or event.home not in (None, community_id):
        raise NotFound()
    if event.action.arg == queue_card.EVERYTHING:
        return replace(_everything(event, community_id), toast=Toast(""))
    name, _, after = event.action.arg.partition("=")
    cards = _page(event, community_id, understood(Part, name), number(after))
    key = "queue-goes-on" if cards else "queue-no-more"
    return Reply(tuple(cards), Toast(""), edit=Message(lead=event.words(key)))


def _among_workers(event: Event) -> bool:
    return event.group is None or event.group.purpose == Purpose.WORKERS


def _page(event: Event, community_id: int, part: Part, after: int = 0) -> list[Message]:
    """Some cards of a part, and what leads on to the others."""
    found = worklist.page(event.session, community_id, part, PAGE, after)
    cards = [_card(event, part, row) for row in found.rows]
    if not found.more:
        return cards
    lead = event.words(f"queue-more-{part}", count=found.more)
    onwards = Action("worklist.page", community_id, f"{part}={found.rows[-1].key}")
    return [*cards, Message(lead=lead, rows=((Button(event.words("queue-next"), onwards),),))]


def _card(event: Event, part: Part, row: Any) -> Message:
    in_group = not event.is_private
    if part is Part.DANGER:
        reader = event.person_id
        return alarm_card.waiting(event.session, row, reader, event.words, in_group=in_group)
    if part is Part.REVIEW:
        return review_card.to_review(event.session, row, event.words)
    if part is Part.CHANGE:
        return change_card.to_review(event.session, row, event.words)
    if part is Part.ASKING:
        return deadline_card.more_time(event.session, row, event.words, in_group=in_group)
    if part is Part.CARED:
        return caring_card.in_hand(event.session, row, event.words)
    if part is Part.UNHELPED:
        return review_card.waiting(event.session, row, event.words, "queue-unhelped")
    if part is Part.ANSWER:
        key = "queue-unanswered" if worklist.is_unanswered(event.session, row) else "queue-answer"
        return review_card.waiting(event.session, row, event.words, key)
    wish = event.session.get_one(Wish, row.wish_id)
    key = f"told-matter-{row.matter}" if part is Part.MATTER else f"queue-{part}"
    return claim_card.for_workers(row, wish, event.words, key)
