"""The notices that count now, in a list."""

from sqlmodel import Session

from bot.cards.notices import templates as templates_card
from bot.cards.notices.notices import heading, short
from bot.cards.notices.pages import last_page, turns
from bot.messages import Action, Button, Message
from bot.texts import Words
from storage.notices import templates
from storage.notices.listing import Current
from storage.notices.notices import Notice

PAGE = 6


def current(
    session: Session, found: Current, community_id: int, page: int, words: Words
) -> Message:
    """A page of them, each with its number and a button."""
    has_templates = found.is_staff and templates.are_there(session, community_id)
    more = templates_card.way(community_id, words) if has_templates else ()
    if not found.rows:
        key = "notices-none-staff" if found.is_staff else "notices-none"
        return Message(lead=words(key), rows=(more,) if more else ())
    last = last_page(len(found.rows), PAGE)
    at = min(page, last)
    shown = found.rows[at * PAGE : (at + 1) * PAGE]
    signs = words("list-signs").split()
    lines = [_line(sign, each, words) for sign, each in zip(signs, shown, strict=False)]
    buttons = tuple(
        Button(sign, Action("notice.show", each.key))
        for sign, each in zip(signs, shown, strict=False)
    )
    ways = turns("notice.page", community_id, at, last, words)
    return Message(
        title=words("notices-title", count=len(found.rows)),
        lead="\n".join(lines),
        rows=tuple(filter(None, (buttons[:3], buttons[3:], ways, more))),
    )


def _line(sign: str, notice: Notice, words: Words) -> str:
    line = f"{sign} {heading(words, notice.kind)} · {short(notice.text)}"
    ahead = f"notice-ahead-{notice.state}"
    return f"{line} {words(ahead)}" if words.has(ahead) else line
