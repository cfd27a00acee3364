"""/trouble: what failed for good, tried again or done with."""

from bot.cards.community import troubles as card
from bot.messages import Reply, Toast
from bot.register.buttons import button
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said
from storage.community import memberships, troubles
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import Told


@command("trouble", who=WhoMay("trouble.read"), link=True)
def trouble(event: Event) -> Reply:
    """What happened to whom, and what to do about it."""
    return said(card.listing(event.session, home(event, "trouble.read"), event.words))


@button("letter.again", door=troubles.letter_for_staff)
def hear_again(event: Event, letter: InboxEvent) -> Reply:
    community_id = letter.community_id
    troubles.hear_again(event.session, letter)
    return _next(event, community_id, "trouble-tried")


@button("letter.done", door=troubles.letter_for_staff)
def letter_done(event: Event, letter: InboxEvent) -> Reply:
    community_id = letter.community_id
    troubles.letter_done(event.session, letter)
    return _next(event, community_id, "trouble-put-away")


@button("message.again", door=troubles.told_for_staff)
def say_again(event: Event, told: Told) -> Reply:
    troubles.say_again(event.session, told)
    return _next(event, told.community_id, "trouble-tried")


@button("message.done", door=troubles.told_for_staff)
def told_done(event: Event, told: Told) -> Reply:
    troubles.told_done(event.session, told)
    return _next(event, told.community_id, "trouble-put-away")


def _next(event: Event, community_id: int | None, key: str) -> Reply:
    """The others, under what was done; of a letter from nobody knows where, those of their own."""
    here = community_id or memberships.homes(event.session, event.person_id)[0]
    shown = card.listing(event.session, here, event.words, event.words(key))
    return Reply(edit=shown, toast=Toast(""))
