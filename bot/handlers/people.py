"""People: hello, help, language, what is kept about me, roles."""

from collections.abc import Callable

from bot import talks
from bot.access import (
    COMMANDS,
    Event,
    OldButton,
    anyone,
    button,
    command,
    community,
    heard,
    home,
    nothing,
    number,
    said,
    staff,
    staffed,
    understood,
)
from bot.cards import claims as claim_card
from bot.cards import review as review_card
from bot.messages import Action, Button, Heard, Message, Reply, Toast
from bot.texts import LANGUAGES, words
from storage import claims, communities, invites, mine, outbox, people, review
from storage.errors import NotFound, Refused
from storage.people import STAFF, Role

PART = 3500  # characters of /mydata in one message
GIVEABLE = tuple(role for role in Role if role is not Role.RESIDENT)


@command("start", who=anyone, listed=False)
def start(event: Event) -> Reply:
    """Hello; or what a link promised."""
    verb, _, rest = event.args.strip().partition("_")
    return LINKS.get(verb, _hello)(event, rest)


def _hello(event: Event, _rest: str = "") -> Reply:
    words = event.words
    homes = people.homes(event.session, event.person_id)
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
    claim = claims.held_by(event.session, event.person_id, _row(claim_id))
    if claim.state not in claims.LIVE:
        return said(claim_card.details(event.session, claim, event.words))
    claims.send_details(event.session, claim)
    return said(Message(lead=event.words("details-coming")))


def _shown(event: Event, wish_id: str) -> Reply:
    wish = review.to_moderate(event.session, event.person_id, _row(wish_id))
    private = review.read_private(event.session, event.person_id, wish.key)
    return said(review_card.full(event.session, wish, private, event.words))


def _continued(event: Event, _rest: str) -> Reply:
    """The open question follows by itself."""
    return Reply() if talks.again(event) else _hello(event)


def _row(text: str) -> int:
    try:
        return number(text)
    except OldButton:
        raise NotFound() from None


LINKS: dict[str, Callable[[Event, str], Reply]] = {
    "i": _invited,
    "claim": _claimed,
    "show": _shown,
    "continue": _continued,
}


@button("home", door=community, group=True)
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
    for each in sorted(COMMANDS.values(), key=lambda each: each.who is not staff):
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


@command("language", who=anyone)
def language(event: Event) -> Reply:
    buttons = tuple(
        Button(words(each)("language-name"), Action("lang", 0, each)) for each in LANGUAGES
    )
    return said(Message(lead=event.words("language-question"), rows=(buttons,)))


@button("lang", door=nothing)
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


@command("mydata", who=anyone)
def my_data(event: Event) -> Reply:
    """A copy of everything kept about me, in as many messages as it takes."""
    text = mine.as_text(mine.everything(event.session, event.person_id))
    parts = [text[at : at + PART] for at in range(0, len(text), PART)]
    lead = Message(title=event.words("mydata-title"), lead=event.words("mydata-lead"))
    return said(lead, *(Message(lead=part) for part in parts))


@command("forgetme", who=anyone)
def forget_me(event: Event) -> Reply:
    """First what goes and what must stay."""
    counts = mine.at_stake(event.session, event.person_id)
    go = Button(event.words("forget-sure"), Action("forget", 0, "sure"))
    keep = Button(event.words("forget-keep"), Action("forget", 0, "keep"))
    lead = event.words("forget-lead", wishes=counts.wishes, claims=counts.claims)
    note = event.words("forget-stays")
    return said(
        Message(title=event.words("forget-title"), lead=lead, note=note, rows=((keep, go),))
    )


@button("forget", door=nothing)
def forget_sure(event: Event, _: int) -> Reply:
    if event.action.arg != "sure":
        return Reply(edit=Message(lead=event.words("forget-kept")), toast=Toast(""))
    done = Message(lead=event.words("forget-done"))
    mine.forget(event.session, event.person_id)
    return Reply(edit=done, toast=Toast(""))


# -- roles ---------------------------------------------------------------------------------------


@command("invite", who=staff)
def invite(event: Event) -> Reply:
    """A link that gives a role: which one?"""
    community_id = home(event, STAFF)
    labels = [(role, event.words(f"role-{role}".replace("_", "-"))) for role in GIVEABLE]
    buttons = [Button(label, Action("invite", community_id, role.value)) for role, label in labels]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return said(Message(lead=event.words("invite-question"), rows=rows))


@button("invite", door=staffed)
def make_invite(event: Event, community_id: int) -> Reply:
    role = understood(Role, event.action.arg)
    _may_give(event, community_id, role)
    token = invites.make(event.session, community_id, role, by=event.person_id)
    label = event.words(f"role-{role}".replace("_", "-"))
    lead = event.words("invite-link", role=label, link=event.link(f"i_{token}"))
    return Reply(edit=Message(lead=lead), toast=Toast(""))


def _may_give(event: Event, community_id: int, role: Role) -> None:
    """Only admins make workers and admins. Raises NotAllowed."""
    if role in STAFF:
        people.as_admin(event.session, event.person_id, community_id)


@command("neighbours", who=staff)
def neighbours(event: Event) -> Reply:
    """The newest neighbours, each a tap away from a role."""
    community_id = home(event, STAFF)
    found = people.newest(event.session, community_id, 12)
    buttons = [Button(name, Action("roles", community_id, str(each))) for each, name in found]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    return said(Message(lead=event.words("neighbours-lead"), rows=rows))


@button("roles", door=staffed)
def roles(event: Event, community_id: int) -> Reply:
    """One neighbour's roles; `person` or `person=role` to give or take back."""
    person, _, role = event.action.arg.partition("=")
    person_id = people.member_here(event.session, community_id, number(person))
    if role:
        _toggle(event, community_id, person_id, understood(Role, role))
    return Reply(edit=_roles(event, community_id, person_id), toast=Toast(""))


def _toggle(event: Event, community_id: int, person_id: int, role: Role) -> None:
    _may_give(event, community_id, role)
    session, by = event.session, event.person_id
    if not people.revoke(session, community_id, person_id, role, by):
        people.grant(session, community_id, person_id, role, by)
        outbox.tell(session, "role-given", community_id, community=community_id, person=person_id)


def _roles(event: Event, community_id: int, person_id: int) -> Message:
    held = people.roles(event.session, person_id, community_id)
    buttons = [
        Button(
            ("✓ " if role in held else "") + event.words(f"role-{role}".replace("_", "-")),
            Action("roles", community_id, f"{person_id}={role}"),
        )
        for role in GIVEABLE
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    name = people.get(event.session, person_id).name
    return Message(lead=event.words("roles-lead", name=name), rows=rows)


@command("trouble", who=staff)
def trouble(event: Event) -> Reply:
    """What failed for good and waits for somebody to look: letters by code, messages by kind."""
    found = mine.trouble(event.session, home(event, STAFF))
    if not found:
        return said(Message(lead=event.words("trouble-none")))
    return said(Message(title=event.words("trouble-title"), facts=tuple(found)))


@heard(Heard.BLOCKED)
def blocked(event: Event) -> None:
    """They closed the door; nothing is sent until they open it again."""
    people.blocked(event.session, event.incoming.channel, event.account.external_id)


@heard(Heard.UNBLOCKED)
def unblocked(event: Event) -> None:
    people.opened(event.session, event.account)
    outbox.wake(event.session, event.person_id)
