"""How links that invite look to those in charge, and what they hear of whoever came by one."""

from sqlmodel import Session

from bot.cards.community.roles import giveable, label, pairs
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities, invites, people, roles
from storage.community.invites import Invite
from storage.community.memberships import Grant

PAGE = 6


def question(session: Session, community_id: int, reader: int, words: Words) -> Message:
    """Whom to invite; and the links that there are."""
    buttons = [
        Button(label(role, words), Action("invite.make", community_id, role.value))
        for role in giveable(session, community_id, reader)
    ]
    links = Button(words("invite-list"), Action("invite.list", community_id))
    return Message(lead=words("invite-question"), rows=(*pairs(buttons), (links,)))


def listing(session: Session, community_id: int, reader: int, page: int, words: Words) -> Message:
    """A page of the links that still work, each a tap away from being taken back: the reader's own,
    or all for those in charge."""
    sees_all = invites.sees_all(session, reader, community_id)
    found = invites.usable(session, community_id, None if sees_all else reader)
    page = min(page, max(len(found) - 1, 0) // PAGE)  # the last link of a page may be gone
    shown = list(enumerate(found, start=1))[page * PAGE :][:PAGE]
    if not shown:
        return Message(lead=words("invite-list-none" if sees_all else "invite-list-none-own"))
    lines = [f"{at}. {_line(session, each, words)}" for at, each in shown]
    buttons = [
        Button(words("invite-withdraw", number=at), Action("invite.withdraw", each.key, ASK))
        for at, each in shown
    ]
    turns = _turns(community_id, page, len(found), words)
    lead = words("invite-list-lead" if sees_all else "invite-list-lead-own", count=len(found))
    lead = "\n".join((lead, *lines))
    return Message(lead=lead, rows=(*pairs(buttons), *((turns,) if turns else ())))


def _turns(community_id: int, page: int, total: int, words: Words) -> tuple[Button, ...]:
    before = [("list-before", page - 1)] if page else []
    after = [("list-after", page + 1)] if (page + 1) * PAGE < total else []
    return tuple(
        Button(words(key), Action("invite.list", community_id, str(to)))
        for key, to in (*before, *after)
    )


def _line(session: Session, invite: Invite, words: Words) -> str:
    maker = invite.made_by
    by = people.get(session, maker).name if maker else words("settings-operator")
    zone = communities.known(session, invite.community_id).zone
    return words(
        "invite-line",
        role=label(invite.role, words),
        by=by,
        until=dates.moment(invite.expires_at, zone, words),
        used=invites.times_used(session, invite),
        left=invite.uses_left,
    )


def sure(session: Session, invite: Invite, words: Words) -> Message:
    """What would end, and what stays."""
    labels = words("invite-withdraw-sure"), words("invite-withdraw-keep")
    rows = (sure_or_keep(Action("invite.withdraw", invite.key), *labels),)
    if not invites.is_usable(session, invite):
        return Message(lead=words("invite-withdrawn"))
    line = _line(session, invite, words)
    return Message(lead=words("invite-withdraw-question", line=line), rows=rows)


@notification(roles.APPOINTED)
def appointed(telling: Telling) -> Message | None:
    """To those in charge: somebody new is in the team; nothing, if they are not any more."""
    session, words, told = telling.session, telling.words, telling.told
    grant = session.get_one(Grant, told.row_id)
    if grant.revoked_at is not None:
        return None
    by = told.about.get("by")
    shown = {
        "name": people.get(session, grant.person_id).name,
        "role": label(grant.role, words),
        "community": communities.get(session, grant.community_id).name,
    }
    how = words("told-role-appointed-by", by=people.get(session, by).name) if by else ""
    link = words("told-role-appointed-link") if not by else ""
    look = Action("role.list", grant.community_id, str(grant.person_id))
    rows = ((Button(words("told-role-appointed-look"), look),),)
    return Message(lead=words("told-role-appointed", **shown, how=how or link), rows=rows)
