"""The workers' queue: what waits for one of them, walked through in their private chat."""

from bot.cards.records import worklist as queue_card
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, understood
from bot.register.commands import WhoMay, command, go_private
from bot.register.event import Event, home, said
from bot.register.worklist import put
from storage.community import walks
from storage.community.groups import Purpose
from storage.engine.errors import NotFound
from storage.records import worklist
from storage.records.worklist import Step


@command("queue", who=WhoMay("worklist.read"), group=True, link=True, often=1)
def show_queue(event: Event) -> Reply:
    """What waits for a worker: to review, overdue, delivered and not confirmed. In private always:
    a group reads what is for it, not what somebody looks through."""
    if not event.is_private and not (event.is_reachable and _among_workers(event)):
        return go_private(event)
    worklist.show(event.session, home(event, "worklist.read"), event.person_id)
    return Reply() if event.is_private else said(Message(lead=event.words("sent-privately")))


def _among_workers(event: Event) -> bool:
    return event.group is not None and event.group.purpose == Purpose.WORKERS


@button("worklist.walk", door=CommunityFor("worklist.read"), group=True)
def walk_on(event: Event, community_id: int) -> Reply:
    """The next matter or the one before, in the same message; all, in a message of its own."""
    if event.home not in (None, community_id) or not (event.is_private or _among_workers(event)):
        raise NotFound()
    step, tap = understood(Step, event.action.arg), event.incoming.tap
    if step is Step.ALL or not event.is_private or tap is None:
        return _anew(event, community_id)
    walk = walks.of(event.session, community_id, event.person_id)
    walks.stands(event.session, walk, tap.message_id)
    worklist.move(event.session, walk, step)
    shown = queue_card.walked(event.session, walk, event.words)
    return put(event.session, walk, shown, Toast(""))


def _anew(event: Event, community_id: int) -> Reply:
    if not event.is_reachable:
        link = event.link("command.say", "queue")
        return Reply(toast=Toast(event.words("open-chat-first"), link=link))
    worklist.show(event.session, community_id, event.person_id)
    return Reply(toast=Toast("" if event.is_private else event.words("sent-privately")))
