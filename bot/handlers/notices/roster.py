"""Who has said 「收到」, for the workers: in figures, by name, as a sheet."""

from bot.cards.notices import roster as card
from bot.messages import Reply, Toast
from bot.register.buttons import button, number
from bot.register.event import Event
from storage.notices import notices, roster
from storage.notices.notices import Notice


@button("notice.roster", door=notices.for_staff)
def figures(event: Event, notice: Notice) -> Reply:
    """By building and by role: nobody is named. A message of its own at first, for where it was
    asked from goes on being true by itself."""
    is_first = not event.action.arg
    page = 0 if is_first else number(event.action.arg)
    shown = card.figures(event.session, notice, page, event.words)
    if is_first:
        return Reply(messages=(shown,), toast=Toast(""))
    return Reply(edit=shown, toast=Toast(""))


@button("notice.names", door=notices.for_staff)
def names(event: Event, notice: Notice) -> Reply:
    """Who has not, and why."""
    page = number(event.action.arg)
    found = roster.names(event.session, event.person_id, notice.key, page)
    return Reply(edit=card.by_name(notice, found, page, event.words), toast=Toast(""))


@button("notice.sheet", door=notices.for_staff)
def sheet(event: Event, notice: Notice) -> Reply:
    """All of them, to keep."""
    lines = roster.everybody(event.session, event.person_id, notice.key)
    return Reply(messages=(card.sheet(event.session, notice, lines, event.words),), toast=Toast(""))
