"""People: hello, help, language, quiet, and what went wrong."""

from collections.abc import Callable

from bot.cards.community import way_in
from bot.messages import Action, Button, Heard, Message, Reply, Toast
from bot.register import links
from bot.register.buttons import OldButton, button, community, nothing, understood
from bot.register.commands import COMMANDS, anyone, command
from bot.register.event import Event, said
from bot.register.events import heard
from bot.register.links import link
from bot.texts import LANGUAGES, words
from storage.community import accounts, communities, invites, memberships, put_out
from storage.community.put_out import NotANeighbour
from storage.engine.errors import Refused
from storage.messaging import outbox


@command("start", who=anyone, listed=False)
def start(event: Event) -> Reply:
    """Hello; or what a link promised."""
    return links.follow(event, event.args.strip()) or _hello(event)


def _hello(event: Event) -> Reply:
    words = event.words
    homes = memberships.homes(event.session, event.person_id)
    if not homes and put_out.is_out_anywhere(event.session, event.person_id):
        raise NotANeighbour()
    if not homes:
        return said(Message(title=words("start-title"), lead=way_in.told(event.session, words)))
    name = communities.get(event.session, homes[0]).name
    lead = words("start-member", community=name)
    return said(Message(title=words("start-title"), lead=lead, note=words("start-note")))


@link("invite.use")
def invited(event: Event, token: str) -> Reply:
    """A role by link."""
    invite = invites.use(event.session, event.person_id, token)
    name = communities.get(event.session, invite.community_id).name
    role = event.words(f"role-{invite.role}".replace("_", "-"))
    welcome = event.words("invite-welcome", role=role, community=name)
    return said(Message(title=event.words("start-title"), lead=welcome), _what_you_can(event))


@button("community.choose", door=community, group=True)
def in_this_one(event: Event, community_id: int) -> Reply | None:
    """Which community was meant: the command runs again for it."""
    name, _, numbers = event.action.arg.partition(":")
    again = understood(COMMANDS.__getitem__, name)
    if not (again.in_private if event.is_private else again.in_group):
        raise OldButton()
    event.home, event.args = community_id, numbers.replace(":", " ")
    again.who(event)
    return again.run(event)


@command("help", who=anyone, group=True, link=True, often=64)
def help_(event: Event) -> Reply:
    return said(_what_you_can(event))


def _what_you_can(event: Event) -> Message:
    """What this person can do here, by role; a stranger reads how they come in."""
    if event.is_private and not memberships.homes(event.session, event.person_id):
        return Message(lead=way_in.told(event.session, event.words))
    lines = []
    for each in sorted(COMMANDS.values(), key=lambda each: each.often):
        fits_here = each.in_private if event.is_private else each.in_group
        if each.is_listed and fits_here and _may(event, each.who):
            lines.append(f"/{each.name} {event.words(f'command-{each.name}')}")
    note = event.words("help-note") if event.is_private else ""
    return Message(title=event.words("help-title"), lead="\n".join(lines), note=note)


def _may(event: Event, who: Callable[[Event], None]) -> bool:
    try:
        who(event)
    except Refused:
        return False
    return True


@command("language", who=anyone, link=True, often=61)
def language(event: Event) -> Reply:
    buttons = tuple(
        Button(words(each)("language-name"), Action("person.language", 0, each))
        for each in LANGUAGES
    )
    return said(Message(lead=event.words("language-question"), rows=(buttons,)))


@button("person.language", door=nothing)
def set_language(event: Event, _: int) -> Reply:
    event.person.language = event.action.arg if event.action.arg in LANGUAGES else ""
    event.session.add(event.person)
    done = words(event.person.language)("language-set")
    return Reply(edit=Message(lead=done), toast=Toast(""))


@command("quiet", who=anyone, often=60)
def quiet(event: Event) -> Reply:
    """Mute all but what I asked for; a button undoes it, so that sent twice it is still that."""
    return said(_set_quiet(event, is_quiet=True))


@button("person.quiet", door=nothing)
def set_quiet(event: Event, _: int) -> Reply:
    is_quiet = understood({"on": True, "off": False}.__getitem__, event.action.arg)
    return Reply(edit=_set_quiet(event, is_quiet=is_quiet), toast=Toast(""))


def _set_quiet(event: Event, *, is_quiet: bool) -> Message:
    event.person.is_quiet = is_quiet
    event.session.add(event.person)
    words = event.words
    other, label = ("off", "quiet-undo") if is_quiet else ("on", "quiet-again")
    rows = ((Button(words(label), Action("person.quiet", 0, other)),),)
    return Message(lead=words("quiet-on" if is_quiet else "quiet-off"), rows=rows)


@heard(Heard.BLOCKED)
def blocked(event: Event) -> None:
    """They closed the door; nothing is sent until they open it again."""
    accounts.blocked(event.session, event.incoming.channel, event.account.external_id)


@heard(Heard.UNBLOCKED)
def unblocked(event: Event) -> None:
    accounts.opened(event.session, event.account)
    outbox.wake(event.session, event.person_id)
