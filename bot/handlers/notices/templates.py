"""Templates: kept from a notice, used for the next, renamed and dropped."""

from dataclasses import replace

from bot.cards.notices import templates as card
from bot.flows.notices import from_template, named_days
from bot.forms import dialogue
from bot.forms.moments import raw_of
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, number
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, said
from bot.register.forms import form
from storage.engine import clock
from storage.notices import notices, templates
from storage.notices.notices import Notice
from storage.notices.templates import Template


@button("template.keep", door=notices.for_staff)
def keep(event: Event, notice: Notice) -> Reply:
    reply = dialogue.begin(event, "template.keep", notice.key, notice.community_id)
    return Reply(reply.messages, Toast(""))


@form("template.keep")
def kept(event: Event, name: str) -> Reply:
    made = templates.keep(event.session, event.person_id, event.subject, name)
    rows = (card.way(made.community_id, event.words),)
    return said(Message(lead=event.words("template-kept", name=made.name), rows=rows))


@button("template.page", door=CommunityFor("notice.write"))
def page(event: Event, community_id: int) -> Reply:
    return Reply(edit=_listed(event, community_id, number(event.action.arg)), toast=Toast(""))


def _listed(event: Event, community_id: int, at: int) -> Message:
    found = templates.all_of(event.session, community_id)
    return card.listing(found, community_id, at, event.words)


@button("template.use", door=templates.for_staff)
def use(event: Event, template: Template) -> Reply:
    """The form of a notice as it was filled in; above it what is another each time."""
    answers = from_template.as_answers(template)
    dialogue.put_aside(event, "notice.write", answers)
    reply = dialogue.begin(event, "notice.write", 0, template.community_id, answers)
    changing = named_days.changing(template.text, event.words)
    first = card.used(template, changing, event.words)
    return replace(reply, messages=(first, *reply.messages), toast=Toast(""))


@button("notice.rewrite", door=notices.for_staff)
def rewrite(event: Event, notice: Notice) -> Reply:
    """The form of a notice that a colleague would not have so, as it was filled in."""
    answers = from_template.as_answers(notice)
    if notice.goes_at and notice.goes_at > clock.now():
        answers["when"] = raw_of(notice.goes_at)
    dialogue.put_aside(event, "notice.write", answers)
    reply = dialogue.begin(event, "notice.write", 0, notice.community_id, answers)
    return replace(reply, toast=Toast(""))


@button("template.show", door=templates.for_staff)
def show(event: Event, template: Template) -> Reply:
    return Reply(messages=(card.whole(template, event.words),), toast=Toast(""))


@button("template.rename", door=templates.for_staff)
def rename(event: Event, template: Template) -> Reply:
    reply = dialogue.begin(event, "template.rename", template.key, template.community_id)
    return Reply(reply.messages, Toast(""))


@form("template.rename")
def renamed(event: Event, name: str) -> Reply:
    made = templates.rename(event.session, event.person_id, event.subject, name)
    return said(Message(lead=event.words("template-renamed", name=made.name)))


def _really(event: Event, template: Template) -> Message:
    return card.drop_first(template, event.words)


def _stays(event: Event, template: Template) -> Reply:
    return Reply(edit=card.whole(template, event.words), toast=Toast(""))


@button("template.drop", door=templates.for_staff)
@confirm_first(_really, _stays)
def drop(event: Event, template: Template) -> Reply:
    home = template.community_id
    templates.drop(event.session, event.person_id, template.key)
    return Reply(edit=_listed(event, home, 0), toast=Toast(event.words("noted")))
