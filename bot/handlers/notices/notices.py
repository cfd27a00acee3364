"""Notices: writing one, the second look, 「收到」, and what its writer does with it afterwards."""

from functools import partial

from bot.cards.notices import lists
from bot.cards.notices import notices as card
from bot.cards.notices import progress as progress_card
from bot.cards.notices import versions as versions_card
from bot.flows.notices.edit_notice import Edited
from bot.flows.notices.write_notice import fits
from bot.forms import dialogue, formatted
from bot.messages import Action, Message, Reply, Toast
from bot.register import group_menu
from bot.register.buttons import button, community, number
from bot.register.commands import WhoMay, command, member
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, home, said
from bot.register.forms import form
from bot.register.links import link
from storage.community import memberships, people, permissions, screening
from storage.notices import (
    acknowledgements,
    changes,
    knocks,
    listing,
    notices,
    progress,
    submission,
    versions,
)
from storage.notices.notices import NewNotice, Notice, NoticeState


@command("notice", who=WhoMay("notice.write"), group=False, often=6)
def notice(event: Event) -> Reply:
    """/notice, and what is to be said."""
    said_so = screening.clean(event.args)
    first = {"what": formatted.raw(said_so, event.incoming)} if fits(event.args) else {}
    if first:
        dialogue.put_aside(event, "notice.write", first)
    return dialogue.begin(event, "notice.write", community=event.home, answers=first)


@form("notice.write")
def written(event: Event, new: NewNotice) -> Reply:
    made = submission.write(event.session, event.person_id, new)
    event.subject = made.key
    return said(Message(lead=_what_now(event, made)))


def _what_now(event: Event, made: Notice) -> str:
    """True at this moment: it goes out, waits for its hour, or for a second pair of eyes."""
    words = event.words
    if made.state is NoticeState.SECOND:
        return words("notice-write-second")
    if made.state is NoticeState.PLANNED:
        return words("notice-write-planned")
    return words("notice-write-done")


@button("notice.decide", door=notices.for_staff)
def decide(event: Event, notice: Notice) -> Reply:
    """The second worker's yes or no."""
    is_yes = event.action.arg == "yes"
    verb = submission.approve if is_yes else submission.decline
    verb(event.session, event.person_id, notice.key)
    name = people.get(event.session, notice.writer_id).name
    lead = event.words("notice-approved") if is_yes else event.words("notice-declined", name=name)
    return Reply(edit=Message(lead=lead), toast=Toast(""))


@button("notice.seen", door=notices.for_reader, group=True)
def seen(event: Event, notice: Notice) -> Reply:
    """One tap: it is seen."""
    is_new = acknowledgements.say(event.session, event.person_id, notice)
    toast = Toast(event.words("notice-seen-noted" if is_new else "notice-seen-before"))
    if is_new:
        knocks.follow(event.session, notice, event.person_id)
    acknowledgements.show_count(event.session, notice, event.chat.id if event.chat else 0)
    if not event.is_private:
        return Reply(toast=toast)
    who = event.person_id
    shown = card.private(event.session, notice, event.words, is_seen=True, reader=who)
    return Reply(edit=shown, toast=toast)


# -- its writer, and the other workers -------------------------------------------------------------


group_menu.entry("notices", 20)


@command("notices", who=member, group=False, link=True, often=7)
def all_of_them(event: Event) -> Reply:
    """What counts now: to workers how far it has come, to a neighbour the words."""
    return said(_listed(event, home(event), 0))


def _listed(event: Event, community_id: int, page: int) -> Message:
    may_write = permissions.may(event.session, event.person_id, "notice.write", community_id)
    found = listing.current(event.session, community_id, event.person_id, is_staff=may_write)
    return lists.current(event.session, found, community_id, page, event.words)


@button("notice.page", door=community)
def page(event: Event, community_id: int) -> Reply:
    return Reply(edit=_listed(event, community_id, number(event.action.arg)), toast=Toast(""))


@button("notice.show", door=notices.for_reader)
def show(event: Event, notice: Notice) -> Reply:
    """One of the list, whole: as its reader has it, or as its writer follows it."""
    return Reply(messages=(_whole(event, notice),), toast=Toast(""))


@link("notice.show", door=notices.for_reader, shows="notice")
def follow(event: Event, notice: Notice) -> Reply:
    """What a picture or a poster leads to."""
    return said(_whole(event, notice))


def _whole(event: Event, notice: Notice) -> Message:
    if memberships.is_staff(event.session, event.person_id, notice.community_id):
        return _overview(event, notice)
    is_seen = acknowledgements.is_seen(event.session, notice, event.person_id)
    who = event.person_id
    return card.private(event.session, notice, event.words, is_seen=is_seen, reader=who)


def _overview(event: Event, notice: Notice) -> Message:
    far = progress.of(event.session, notice)
    return progress_card.overview(event.session, notice, far, event.words)


def _kept(event: Event, notice: Notice) -> Reply:
    return Reply(edit=_overview(event, notice), toast=Toast(""))


def _question(event: Event, notice: Notice, what: str) -> Message:
    words = event.words
    labels = words(f"notice-{what}-sure"), words(f"notice-{what}-keep")
    rows = (sure_or_keep(Action(f"notice.{what}", notice.key), *labels),)
    return Message(lead=words(f"notice-{what}-question", title=card.short(notice.text)), rows=rows)


@button("notice.withdraw", door=notices.for_staff)
@confirm_first(partial(_question, what="withdraw"), _kept)
def withdraw(event: Event, notice: Notice) -> Reply:
    return _kept(event, changes.withdraw(event.session, event.person_id, notice.key))


@button("notice.repeat", door=notices.for_staff)
@confirm_first(partial(_question, what="repeat"), _kept)
def repeat(event: Event, notice: Notice) -> Reply:
    return _kept(event, changes.repeat(event.session, event.person_id, notice.key))


@button("notice.stop", door=notices.for_staff)
@confirm_first(partial(_question, what="stop"), _kept)
def stop(event: Event, notice: Notice) -> Reply:
    return _kept(event, changes.stop(event.session, event.person_id, notice.key))


@button("notice.pause", door=notices.for_staff)
def pause(event: Event, notice: Notice) -> Reply:
    return _kept(event, changes.pause(event.session, event.person_id, notice.key))


@button("notice.go-on", door=notices.for_staff)
def go_on(event: Event, notice: Notice) -> Reply:
    return _kept(event, changes.go_on(event.session, event.person_id, notice.key))


@button("notice.edit", door=notices.for_staff)
def edit(event: Event, notice: Notice) -> Reply:
    """Other words, typed; whether they matter is asked where 「收到」 was."""
    reply = dialogue.begin(event, "notice.edit", notice.key, notice.community_id)
    return Reply(reply.messages, Toast(""))


@button("notice.versions", door=notices.for_staff)
def all_versions(event: Event, notice: Notice) -> Reply:
    """What it says now, below the card; from there the one before or after, in its place."""
    at = number(event.action.arg) if event.action.arg else notice.version
    version = versions.at(event.session, notice, at)
    shown = versions_card.shown(event.session, notice, version, event.words)
    if event.action.arg:
        return Reply(edit=shown, toast=Toast(""))
    return Reply(messages=(shown,), toast=Toast(""))


@form("notice.edit")
def edited(event: Event, new: Edited) -> Reply:
    changes.edit(
        event.session,
        event.person_id,
        event.subject,
        new.text,
        new.version,
        matters=new.matters,
        looks=new.spans,
    )
    return said(Message(lead=event.words("notice-edit-done")))
