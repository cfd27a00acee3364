"""A wish for chats and walls where no bot is: what the group reads of it, and nothing more."""

from datetime import date

from sqlmodel import Session

from bot.cards.community import shares as card
from bot.cards.wishes import wishes as wish_card
from bot.cards.wishes.lists import signs_of
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.pictures.sheet import Sheet
from bot.texts import Words, dates
from storage.community import communities
from storage.wishes import quantities, shares, wishes
from storage.wishes.wishes import Wish


def button(session: Session, wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    """The way to pass it on, while somebody can take it on."""
    if shares.why_not_share(session, wish) is not None:
        return ()
    return ((Button(words("share-button"), Action("wish.share", wish.key)),),)


def buttons(shown: list[Wish], words: Words) -> tuple[tuple[Button, ...], ...]:
    """The same for each wish of a list, under its sign, and for all of them."""
    each = tuple(
        Button(words("share-button-of", sign=sign), Action("wish.share", wish.key))
        for sign, wish in zip(signs_of(words), shown, strict=False)
    )
    if not shown:
        return ()
    every = Button(words("share-list-button"), Action("wish.share-list", shown[0].community_id))
    return (each, (every,))


def visited(session: Session, wish: Wish, words: Words) -> Message:
    """To a neighbour who followed its address."""
    shown = wish_card.card(session, wish, words)
    rows = (*shown.rows, *button(session, wish, words))
    return Message(
        title=shown.title,
        lead=shown.lead,
        facts=shown.facts,
        note=shown.note,
        photos=shown.photos,
        rows=rows,
    )


def papers(wish: Wish, words: Words) -> tuple[Button, ...]:
    """To print: a sheet for the notice board, slips for doors."""
    return (
        Button(words("share-poster"), Action("wish.poster", wish.key)),
        Button(words("share-slips"), Action("wish.slips", wish.key)),
    )


def way(words: Words) -> str:
    return words("share-wish-way")


def sheet(session: Session, wish: Wish, words: Words, link: str) -> Sheet:
    """What it is, how many are still wanted, until when, and how to take it on."""
    community = communities.get(session, wish.community_id).name
    need = amount(quantities.left(wish), wish.unit)
    today = wishes.today_of(session, wish)
    return Sheet(
        heading=words("share-wish-heading", community=community),
        title=wish.title,
        lines=(
            ("", wish.public_note),
            (words("card-needs"), words("list-left", left=need) if wish.wanted > 1 else need),
            (words("card-when"), _when(session, wish, words)),
            (words("share-code"), wish.code),
        ),
        link=link,
        scan=words("share-wish-scan"),
        foot=words("share-as-of", day=dates.said(today, words)),
    )


def _when(session: Session, wish: Wish, words: Words) -> str:
    """Until when; and where it opens to all at an announced minute, from then."""
    by = wish_card.when(wish.urgency, wish.until, words)
    if wish.opens_at is None or not quantities.opens_later(wish.opens_at):
        return by
    zone = communities.known(session, wish.community_id).zone
    opens = words("card-opens", at=dates.moment(wish.opens_at, zone, words))
    return words.listed([by, opens])


def all_of_them(
    shown: list[Wish], total: int, community: str, words: Words, today: date, link: str
) -> str:
    """The open wishes of a day in one text: as many as fit, and how many there are."""
    head = words("share-list-head", community=community, day=dates.said(today, words), count=total)
    way = words("share-list-way")
    lines = [f"{place}. {_line(wish, words, today)}" for place, wish in enumerate(shown, 1)]
    room = card.LIMIT - len(head) - len(way) - len(link) - 30
    kept: list[str] = []
    for line in lines:
        if sum(map(len, kept)) + len(kept) + len(line) > room:
            break
        kept.append(line)
    more = [words("share-list-more", count=total - len(kept))] if total > len(kept) else []
    return card.text(head, [*kept, *more], way, link)


def _line(wish: Wish, words: Words, today: date) -> str:
    need = amount(quantities.left(wish), wish.unit)
    by = wish_card.when(wish.urgency, wish.until, words)
    return words("share-list-line", title=wish.title, need=need, when=by)
