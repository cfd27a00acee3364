"""People: hello, help, language, quiet, and what went wrong."""

from collections.abc import Callable

from bot.cards.wishes import claims as claim_card
from bot.cards.wishes import review as review_card
from bot.cards.wishes import waiting_list as waiting_card
from bot.forms import dialogue
from bot.messages import Action, Button, Heard, Message, Reply, Toast
from bot.register.buttons import OldButton, button, community, nothing, number, understood
from bot.register.commands import COMMANDS, SAYS, WhoMay, anyone, command, linked
from bot.register.event import Event, home, said
from bot.register.events import heard
from bot.register.version_skew import leave_to_newer
from bot.texts import LANGUAGES, words
from storage.community import accounts, communities, invites, memberships, people
from storage.community.memberships import STAFF
from storage.community.permissions import act
from storage.engine.errors import NotFound, Refused
from storage.messaging import dead_letters, outbox
from storage.messaging.dead_letters import Trouble
from storage.wishes import claims, review, waiting_list


@command("start", who=anyone, listed=False)
def start(event: Event) -> Reply:
    """Hello; or what a link promised."""
    verb, _, rest = event.args.strip().partition("_")
    if verb and verb not in LINKS:
        leave_to_newer(event.session)
    return LINKS.get(verb, _hello)(event, rest)


def _hello(event: Event, _rest: str = "") -> Reply:
    words = event.words
    homes = memberships.homes(event.session, event.person_id)
    if not homes:
        return said(Message(title=words("start-title"), lead=words("start-stranger")))
    name = communities.get(event.session, homes[0]).name
    lead = words("start-member", community=name)
    return said(Message(title=words("start-title"), lead=lead, note=words("start-note")))


def _invited(event: Event, token: str) -> Reply:
    """A role by link."""
    invite = invites.use(event.session, event.person_id, token)
    name = communities.get(event.session, invite.community_id).name
    role = event.words(f"role-{invite.role}".replace("_", "-"))
    welcome = event.words("invite-welcome", role=role, community=name)
    return said(Message(title=event.words("start-title"), lead=welcome), _what_you_can(event))


def _claimed(event: Event, claim_id: str) -> Reply:
    """What is needed to deliver comes as a message of its own, which can be emptied again."""
    claim = claims.for_holder(event.session, event.person_id, _row(claim_id))
    if claim.state not in claims.LIVE:
        return said(claim_card.details(event.session, claim, event.words))
    claims.send_details(event.session, claim)
    return said(Message(lead=event.words("details-coming")))


def _queued(event: Event, place_id: str) -> Reply:
    """Where they stand: who tapped in the group before we could write."""
    place = waiting_list.for_holder(event.session, event.person_id, _row(place_id))
    return said(waiting_card.held(event.session, place, event.words))


def _shown(event: Event, wish_id: str) -> Reply:
    wish = review.for_staff(event.session, event.person_id, _row(wish_id))
    private = review.read_private(event.session, event.person_id, wish.key)
    return said(review_card.full(event.session, wish, private, event.words))


def _continued(event: Event, _rest: str) -> Reply:
    """On with the open question."""
    question = dialogue.again(event)
    return said(*question) if question else _hello(event)


def _row(text: str) -> int:
    try:
        return number(text)
    except OldButton:
        raise NotFound() from None


LINKS: dict[str, Callable[[Event, str], Reply]] = {
    "i": _invited,
    "claim": _claimed,
    "wait": _queued,
    "show": _shown,
    "continue": _continued,
    SAYS: linked,
}


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


@command("help", who=anyone, group=True)
def help_(event: Event) -> Reply:
    return said(_what_you_can(event))


def _what_you_can(event: Event) -> Message:
    """What this person can do here, by role."""
    lines = []
    for each in sorted(COMMANDS.values(), key=lambda each: not isinstance(each.who, WhoMay)):
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


@command("language", who=anyone, link=True)
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


@command("quiet", who=anyone)
def quiet(event: Event) -> Reply:
    """Mute all but what I asked for; once more to undo."""
    event.person.is_quiet = not event.person.is_quiet
    event.session.add(event.person)
    return said(Message(lead=event.words("quiet-on" if event.person.is_quiet else "quiet-off")))


act("trouble.read", STAFF)


@command("trouble", who=WhoMay("trouble.read"), link=True)
def trouble(event: Event) -> Reply:
    """What failed for good and waits for somebody to look: letters by code, messages by kind."""
    found = dead_letters.trouble(event.session, home(event, "trouble.read"))
    if not found:
        return said(Message(lead=event.words("trouble-none")))
    facts = tuple((each.code, _whose(event, each)) for each in found)
    return said(Message(title=event.words("trouble-title"), facts=facts))


def _whose(event: Event, found: Trouble) -> str:
    name = people.get(event.session, found.person_id).name if found.person_id else ""
    return f"{name} {found.why}".strip()


@heard(Heard.BLOCKED)
def blocked(event: Event) -> None:
    """They closed the door; nothing is sent until they open it again."""
    accounts.blocked(event.session, event.incoming.channel, event.account.external_id)


@heard(Heard.UNBLOCKED)
def unblocked(event: Event) -> None:
    accounts.opened(event.session, event.account)
    outbox.wake(event.session, event.person_id)
