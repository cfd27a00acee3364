"""What a group of neighbours reads of our own accord: a welcome, its menu, the digest of a week."""

from collections.abc import Callable

from sqlmodel import Session

from bot.messages import Button, Message
from bot.register import group_menu, week
from bot.register.actions import payload
from bot.register.commands import SAID
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.texts import Words
from storage.community import weekly, welcomes
from storage.messaging.outbox import Told


@notification(welcomes.WELCOME)
def welcome(telling: Telling) -> Message:
    """In two lines what can be done here, and a way into the private chat."""
    words = telling.words
    way = Button(words("group-welcome-way"), link=telling.link(payload(SAID, "help")))
    title, lead = words("group-welcome-title"), words("group-welcome")
    return Message(title=title, lead=lead, rows=((way,),))


@notification(welcomes.SMALLER)
def welcome_over(telling: Telling) -> Message:
    """In place of it, after a while."""
    return Message(lead=telling.words("group-welcome-over"))


@notification(weekly.WEEK)
def digest(telling: Telling) -> Message | None:
    """What waits, what counts still, whom to thank; nothing where nothing is."""
    since = telling.told.created_at - weekly.SPAN
    parts = week.told(telling, telling.told.row_id, since)
    if not parts:
        return None
    rows = group_menu.rows(telling.link, telling.words)
    title = telling.words("group-week-title")
    return Message(title=title, lead="\n\n".join(parts), rows=rows)


@notification(weekly.FORMER)
def former(telling: Telling) -> Message:
    """In place of the digest of the week before."""
    return Message(lead=telling.words("group-week-former"))


def menu(link: Callable[[str], str], words: Words) -> Message:
    """What this group can do, each a tap into the private chat."""
    title, lead = words("group-menu-title"), words("group-menu-lead")
    return Message(title=title, lead=lead, rows=group_menu.rows(link, words))


# -- where it stands -----------------------------------------------------------------------------


def _new(session: Session, told: Told) -> tuple[str, int]:
    return "", 0


def _noted(
    said: Callable[[Session, int, int, str], None],
) -> Callable[[Session, Told, str, int], None]:
    def note(session: Session, told: Told, message_id: str, revision: int) -> None:
        if told.group_id is not None and told.community_id is not None and message_id:
            said(session, told.community_id, told.group_id, message_id)

    return note


KEPT[welcomes.WELCOME.name] = Kept(_new, _noted(welcomes.said), is_said_anew=False)
KEPT[weekly.WEEK.name] = Kept(_new, _noted(weekly.said), is_said_anew=False)
for _kind in (welcomes.SMALLER, weekly.FORMER):
    KEPT[_kind.name] = Kept(in_place, unwatched, is_said_anew=False)
