"""After a tap in the queue, or a form that it opened: the next matter, under what was done."""

from dataclasses import replace

from bot.cards.records import worklist as card
from bot.hearing import stray_cards
from bot.messages import Message, Reply, Toast
from bot.register.event import Event
from bot.register.worklist import put
from storage.community import walks
from storage.community.walks import Walk
from storage.engine.errors import NotFound, Refused, Stale
from storage.messaging import conversations
from storage.records import worklist
from storage.records.worklist import Step

WALKS = "worklist.walk"  # its own button has shown what it asks for


def go_on(event: Event, reply: Reply) -> Reply:
    """What is said to a tap: in the queue the next matter stands in its place as soon as this one
    is dealt with. Whoever else looks at it reads that."""
    if event.known is None or not (event.is_private or reply.edit):
        return reply  # in a group only what workers decide takes the place of what was tapped
    if event.filled:
        _after_form(event)
    walk = _tapped(event)
    shown = _walked_on(event, walk, reply) if walk else reply
    worklist.dealt_with(event.session, event.person_id)
    return shown


def refused(event: Event, reply: Reply, no: Refused) -> Reply:
    """What is said to a tap that is refused: in the queue its matter, if that still waits, stands
    there as it is now, and can be tapped; any other copy is made still."""
    walk = None if isinstance(no, NotFound) else _tapped(event)
    if walk is None or not worklist.waits(event.session, walk.community_id, walk.place):
        return go_on(event, stray_cards.made_still(event, reply, no))
    toast = Toast(event.words("queue-anew")) if isinstance(no, Stale) else reply.toast
    shown = card.walked(event.session, walk, event.words)
    return replace(put(event.session, walk, shown, toast), messages=reply.messages)


def _tapped(event: Event) -> Walk | None:
    tap = event.incoming.tap
    if tap is None or not event.is_private or event.action.verb in ("", WALKS):
        return None
    return walks.shown_in(event.session, event.person_id, tap.message_id)


def _walked_on(event: Event, walk: Walk, reply: Reply) -> Reply:
    if _asks(reply):
        talk = conversations.current(event.session, event.person_id)
        walks.go(event.session, walk, walk.place, talk.key if talk else 0)
        return reply
    papers = tuple(each for each in reply.messages if _is_paper(each))
    if papers:
        return _beside(event, walk, reply, papers)
    said = [each for each in (reply.edit, *reply.messages) if each]
    if not worklist.waits(event.session, walk.community_id, walk.place):
        line = said[-1].lead if said else reply.toast.text if reply.toast else ""
        worklist.move(event.session, walk, Step.HERE)
        undo = said[-1].rows if said else ()
        shown = card.walked(event.session, walk, event.words, line, undo)
        return put(event.session, walk, shown, reply.toast)
    if not said or said[0].is_kept_whole:
        return reply
    return Reply(edit=card.around(event.session, walk, said[0], event.words), toast=reply.toast)


def _is_paper(message: Message) -> bool:
    return bool(message.draws or message.file or message.picture)


def _beside(event: Event, walk: Walk, reply: Reply, papers: tuple[Message, ...]) -> Reply:
    """What was made to be kept comes in messages of its own, below the matter as it is now or the
    next."""
    line = reply.toast.text if reply.toast else ""
    if not worklist.waits(event.session, walk.community_id, walk.place):
        worklist.move(event.session, walk, Step.HERE)
    shown = card.walked(event.session, walk, event.words, line)
    return replace(put(event.session, walk, shown, reply.toast), messages=papers)


def _asks(reply: Reply) -> bool:
    """Whether a form was opened, which asks in a message of its own."""
    said = (*reply.messages, *((reply.edit,) if reply.edit else ()))
    buttons = (button for each in said for button in each.buttons)
    return any(button.action and button.action.verb == "form.answer" for button in buttons)


def _after_form(event: Event) -> None:
    """What was typed from a matter of the queue is done: what comes next follows below."""
    walk = walks.asked_by(event.session, event.person_id, event.filled)
    if walk is not None:
        worklist.move(event.session, walk, Step.HERE)
        walks.say(event.session, walk)
