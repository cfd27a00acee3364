"""The service directory: looked through, found by words, and kept by the workers."""

import re

from bot.cards.services import questions as question_card
from bot.cards.services import services as card
from bot.flows.services.write_entry import Changed, as_answers
from bot.forms import dialogue
from bot.forms.engine import SEEN
from bot.messages import Button, Message, Reply, Toast
from bot.register import group_menu
from bot.register.beside import perhaps
from bot.register.buttons import (
    CommunityFor,
    button,
    community,
    number,
    row_number,
    understood,
)
from bot.register.commands import command, member
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, home, said
from bot.register.forms import form
from bot.register.links import link
from storage.community import memberships, permissions, screening
from storage.engine.errors import NotFound
from storage.services import entries, grams, questions
from storage.services.entries import NewEntry, ServiceEntry, ServiceGroup
from storage.services.questions import AskedQuestion

group_menu.entry("services", 30)


@command("services", who=member, group=True, link=True, often=8)
def services(event: Event) -> Reply:
    """All that can be had here, a page at a time."""
    return said(_page(event, home(event), 0, None))


@button("service.page", door=community, group=True)
def turn(event: Event, community_id: int) -> Reply:
    page, _, kind = event.action.arg.partition("=")
    group = understood(ServiceGroup, kind) if kind != card.ALL else None
    return Reply(edit=_page(event, community_id, number(page), group), toast=Toast(""))


def _page(event: Event, community_id: int, page: int, kind: ServiceGroup | None) -> Message:
    shown = card.listing(event.session, community_id, page, kind, event.words)
    if not _is_staff(event, community_id):
        return shown
    return card.with_rows(shown, (card.new(community_id, event.words),))


def _is_staff(event: Event, community_id: int) -> bool:
    may = permissions.may(event.session, event.person_id, "service.write", community_id)
    return event.is_private and may


# -- found by words ------------------------------------------------------------------------------


@command("ask", who=member, group=True, often=7)
def ask(event: Event) -> Reply:
    """What somebody looks for, or wants to know; without words it is asked for."""
    words = screening.clean(event.args)
    if not words:
        return _ask_privately(event)
    limit = questions.QUESTION_LIMIT
    if len(words) > limit:
        return said(Message(lead=event.words("idle-too-long", limit=limit)))
    return said(_found(event, home(event), words))


@perhaps
def in_the_directory(event: Event, words: str) -> Message | None:
    """To a question that was only typed: the entry that may answer it, a tap away."""
    is_question = re.search(event.words("service-asks"), words.casefold())
    homes = memberships.homes(event.session, event.person_id) if is_question else []
    if len(homes) != 1:
        return None
    some = entries.find(event.session, homes[0], words, 1, grams.SURE)
    return card.perhaps(some[0], event.words) if some else None


@link("question.ask")
def ask_here(event: Event, _: str) -> Reply:
    """From a group, where nobody is to write what they need."""
    member(event)
    return dialogue.begin(event, "question.ask")


def _ask_privately(event: Event) -> Reply:
    if event.is_private:
        return dialogue.begin(event, "question.ask", community=event.home)
    return said(Message(lead=event.words("question-in-private"), rows=((_to_private(event),),)))


def _to_private(event: Event) -> Button:
    return Button(event.words("question-send"), link=event.link("question.ask"))


@form("question.ask")
def asked(event: Event, words: str) -> Reply:
    member(event)
    return said(_found(event, home(event), words))


def _found(event: Event, community_id: int, words: str) -> Message:
    """In a group nothing is kept of it, and its words are not said again."""
    some = entries.find(event.session, community_id, words)
    if not event.is_private:
        return _found_in_group(event, some)
    row = questions.look_up(event.session, event.person_id, community_id, words)
    if not some:
        return question_card.nothing_found(row, event.words)
    more = ((question_card.send(row, event.words),),)
    return card.found(event.session, some, row.key, more, event.words)


def _found_in_group(event: Event, some: list[ServiceEntry]) -> Message:
    more = ((_to_private(event),),)
    if not some:
        return Message(lead=event.words("service-found-none"), rows=more)
    return card.found(event.session, some, 0, more, event.words)


@button("service.show", door=entries.for_reader, group=True)
def show(event: Event, row: ServiceEntry) -> Reply:
    """In place of the list, with the way back; in place of what else was found, with the others."""
    others, is_found, question = event.action.arg.rpartition(":")
    shown = _again(event, row, others, question) if is_found else _alone(event, row)
    return Reply(edit=shown, toast=Toast(""))


def _alone(event: Event, row: ServiceEntry) -> Message:
    """As a worker reads it, with what they may do."""
    place = event.action.arg or f"0={card.ALL}"
    rows = card.worked_on(row, event.words) if _is_staff(event, row.community_id) else ()
    back = (card.back(row, place, event.words),)
    return card.read(event.session, row, event.words, (*rows, back))


def _again(event: Event, row: ServiceEntry, others: str, question: str) -> Message:
    ids = [row_number(each) for each in others.split(",") if each]
    some = [row, *(entries.for_reader(event.session, event.person_id, each) for each in ids[:2])]
    if {each.community_id for each in some} != {row.community_id}:
        raise NotFound()
    asked = _question(event, row_number(question))
    send = question_card.send(asked, event.words) if asked else _to_private(event)
    key = asked.key if asked else 0
    return card.found(event.session, some, key, ((send,),), event.words)


def _question(event: Event, question_id: int) -> AskedQuestion | None:
    if not question_id:
        return None
    return questions.for_asker(event.session, event.person_id, question_id)


# -- kept by the workers -------------------------------------------------------------------------


@button("service.new", door=CommunityFor("service.write"))
def new(event: Event, community_id: int) -> Reply:
    reply = dialogue.begin(event, "service.write", community=community_id)
    return Reply(reply.messages, Toast(""))


@form("service.write")
def written(event: Event, filled: NewEntry) -> Reply:
    row = entries.write(event.session, event.person_id, filled)
    return said(Message(lead=event.words("service-written", title=row.title)))


@button("service.change", door=entries.to_change)
def change(event: Event, row: ServiceEntry) -> Reply:
    """The filled-in form once more, ready to be changed."""
    answers = as_answers(row) | {SEEN: str(row.revision)}
    reply = dialogue.begin(event, "service.change", row.key, row.community_id, answers)
    return Reply(reply.messages, Toast(""))


@form("service.change")
def changed(event: Event, filled: Changed) -> Reply:
    row = entries.change(event.session, event.person_id, event.subject, *filled)
    return said(Message(lead=event.words("service-changed", title=row.title)))


@button("service.check", door=entries.for_staff)
def check(event: Event, row: ServiceEntry) -> Reply:
    done = entries.check(event.session, event.person_id, row.key)
    lead = event.words("service-same-done", title=done.title)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))


def _really(event: Event, row: ServiceEntry) -> Message:
    return card.retire_first(row, event.words)


def _kept(event: Event, row: ServiceEntry) -> Reply:
    rows = card.worked_on(row, event.words)
    return Reply(edit=card.read(event.session, row, event.words, rows), toast=Toast(""))


@button("service.retire", door=entries.for_staff)
@confirm_first(_really, _kept)
def retire(event: Event, row: ServiceEntry) -> Reply:
    done = entries.retire(event.session, event.person_id, row.key)
    lead = event.words("service-retire-done", title=done.title)
    return Reply(edit=Message(lead=lead), toast=Toast(event.words("noted")))
