"""People, roles, groups and settings of a community."""

from sqlmodel import Session

from storage.community import groups, invites, memberships, residency, settings, troubles
from storage.community.groups import Purpose
from storage.community.history import Entry
from storage.community.invites import Invite
from storage.community.memberships import Grant, Role
from storage.community.put_out import PutOut, Why
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    ANYBODY,
    OF_THE_PLACE,
    STAFF,
    Life,
    buttons,
    commands,
    doors,
    lives,
    says,
    says_of_row,
    typed,
)

buttons(
    STAFF,
    "invite.make invite.list role.list role.give role.take person.page group.bind group.retry",
)
buttons(STAFF, "person.out person.put-out person.welcome")
buttons(STAFF, "setting.list setting.show")
buttons(frozenset({"admin"}), "setting.set setting.undo invite.withdraw")
buttons(ALL, "community.choose")
buttons(ANYBODY, "person.language person.quiet")
commands(STAFF, "settings invite neighbours trouble bind menu")
commands(ANYBODY, "start help language quiet")
OF_THE_PLACE.update({"group.bind", "bind", "menu"})
buttons(STAFF, "letter.again letter.done message.again message.done")
doors("letter", troubles.letter_for_staff)
doors("message", troubles.told_for_staff)
doors("line", settings.changed_by)
doors("grant", residency.for_staff)
doors("out", residency.out_for_staff)
doors("invite", invites.for_maker)
says("person.put-out", "ask", "keep", *(str(why) for why in Why))
doors("room", groups.for_staff)

says("community.choose", "queue", "wishes", "invite", "trouble", "neighbours", "wish")
says("invite.make", *(str(role) for role in Role))
says("invite.list", "", "1")
says("invite.withdraw", "ask", "sure", "keep")
says("group.bind", *(str(purpose) for purpose in Purpose))
says("setting.list", "", "days")
says("setting.show", *settings.PLAIN, "wish.live-claims")
says("setting.set", "community.language=en:zh")
says("person.language", "en", "zh")
says("person.quiet", "on", "off")
says_of_row("role.list", lambda life, _: [str(life.claimer.id)])
says_of_row("role.give", lambda life, _: _roles(life, "donor", "worker", "admin"))
says_of_row("role.take", lambda life, _: _roles(life, "party_member", "worker"))
says_of_row("person.page", lambda life, _: ["0=", "1=", f"0={life.claimer.id}:0:1"])
typed("start", lambda life: ["invite-use_", "invite-use_guess", "form-continue", "x" * 64])
typed("start", lambda life: [f"command-say_{name}" for name in SAID])


def _roles(life: Life, *roles: str) -> list[str]:
    return [f"{life.claimer.id}={role}" for role in roles]


SAID = ("queue", "show", "forgetme", "cancel", "", "none_1")


@lives
def settles(make: Make, life: Life) -> None:
    """A number was changed, and a worker invited."""
    make.do(settings.change, life.worker.id, life.home, "wish.live-claims", 3, 9)
    life.rows["room"] = [life.group, life.office]
    life.rows["line"] = list(make.rows(Entry, what="adjusted", row_id=life.home))
    life.invite = make.do(invites.make, life.home, Role.WORKER)
    make.do(invites.make, life.home, Role.WORKER)  # another, which those in charge take back
    life.rows["invite"] = make.rows(Invite, community_id=life.home)[-1:]


@lives
def is_put_out(make: Make, life: Life) -> None:
    """Somebody was put out, and somebody else may be."""
    gone, stays = (make.person("老周", at=life.home) for _ in range(2))

    def grant(session: Session, who: int) -> Grant | None:
        return memberships.residence(session, life.home, who)

    was = make.do(grant, gone.id)
    assert was is not None
    make.do(residency.put_out_of, life.worker.id, was.key, Why.MOVED)
    life.rows["grant"] = [make.do(grant, stays.id)]
    life.rows["out"] = make.rows(PutOut, community_id=life.home)
