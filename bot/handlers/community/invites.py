"""Invitations: a link that gives a role; whoever made one, and those in charge, see whether it
still works, and take it back."""

from bot.cards.community import invites as card
from bot.cards.community.roles import label
from bot.messages import Message, Reply, Toast
from bot.register.buttons import CommunityFor, button, number, understood
from bot.register.commands import WhoMay, command
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, home, said
from storage.community import invites, roles
from storage.community.invites import Invite
from storage.community.memberships import Role
from storage.engine.errors import refuse


@command("invite", who=WhoMay("invite.make"), link=True, often=7)
def invite(event: Event) -> Reply:
    """A link that gives a role: which one?"""
    community_id = home(event, "invite.make")
    return said(card.question(event.session, community_id, event.person_id, event.words))


@button("invite.make", door=CommunityFor("invite.make"))
def make_invite(event: Event, community_id: int) -> Reply:
    role = understood(Role, event.action.arg)
    refuse(roles.why_not_change(event.session, event.person_id, community_id, role))
    token = invites.make(event.session, community_id, role, by=event.person_id)
    link = event.link("invite.use", token)
    lead = event.words("invite-link", role=label(role, event.words), link=link)
    return Reply(edit=Message(lead=lead), toast=Toast(""))


@button("invite.list", door=CommunityFor("invite.make"))
def links(event: Event, community_id: int) -> Reply:
    """The links that still work, one's own or for those in charge all of them, page by page."""
    page = number(event.action.arg or "0")
    shown = card.listing(event.session, community_id, event.person_id, page, event.words)
    return Reply(edit=shown, toast=Toast(""))


def _sure(event: Event, invite: Invite) -> Message:
    return card.sure(event.session, invite, event.words)


def _list(event: Event, invite: Invite) -> Reply:
    return _listed(event, invite, "")


def _listed(event: Event, invite: Invite, toast: str) -> Reply:
    home, reader = invite.community_id, event.person_id
    shown = card.listing(event.session, home, reader, 0, event.words)
    return Reply(edit=shown, toast=Toast(toast))


@button("invite.withdraw", door=invites.for_maker)
@confirm_first(_sure, _list)
def withdraw(event: Event, invite: Invite) -> Reply:
    """Nobody comes by it any more; the list without it."""
    invites.withdraw(event.session, event.person_id, invite.key)
    return _listed(event, invite, event.words("invite-withdrawn"))
