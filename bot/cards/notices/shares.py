"""A notice for chats and walls where no bot is."""

from sqlmodel import Session

from bot.cards.notices import handouts as handout_card
from bot.cards.notices.notices import heading
from bot.messages import Action, Button
from bot.pictures.sheet import Sheet
from bot.texts import Words, dates
from storage.community import communities
from storage.engine import clock
from storage.notices import handouts, shares
from storage.notices.notices import Notice

TITLE = 40  # characters of a first line that stands above the others


def button(notice: Notice, words: Words) -> tuple[Button, ...]:
    """The way to pass it on, while it counts."""
    if shares.why_not_share(notice) is not None:
        return ()
    return (Button(words("share-button"), Action("notice.share", notice.key)),)


def papers(notice: Notice, words: Words) -> tuple[Button, ...]:
    """To print: a sheet for the notice board, slips for doors."""
    return (
        Button(words("share-poster"), Action("notice.poster", notice.key)),
        Button(words("share-slips"), Action("notice.slips", notice.key)),
    )


def sheet(session: Session, notice: Notice, words: Words, link: str) -> Sheet:
    """All its words, and what is so of a hand-out; a short first line is its title."""
    first, _, rest = notice.text.strip().partition("\n")
    if len(first) > TITLE:
        first, rest = "", notice.text
    known = communities.get(session, notice.community_id)
    shown = {"community": known.name, "kind": heading(words, notice.kind)}
    handout = handouts.of(session, notice)
    facts = handout_card.facts(handouts.facts(handout), words) if handout else []
    until = words("share-notice-until", day=dates.said(notice.until, words)) if notice.until else ""
    return Sheet(
        heading=words("share-notice-heading", **shown),
        title=first,
        lines=(*facts, ("", rest.strip()), ("", until)),  # what is cut is the end
        link=link,
        scan=words("share-notice-scan"),
        foot=words("share-as-of", day=dates.said(clock.today(known.zone), words)),
    )
