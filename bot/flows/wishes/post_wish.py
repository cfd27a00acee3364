"""A resident asks the neighbours for something small."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from bot.cards.wishes import wishes as card
from bot.flows.wishes.own_story import own_story
from bot.forms.answers import Amounts, Choice, Confirm, Day, Phone, Photos, Pick, Text
from bot.forms.engine import Ask
from bot.forms.public_line import public_line
from bot.messages import Message
from bot.register.forms import flow
from bot.texts import Words
from storage.community import communities, memberships, permissions
from storage.engine import clock
from storage.wishes import wishes
from storage.wishes.deadlines import FARTHEST
from storage.wishes.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish

HERSELF = (ForWhom.SELF, ForWhom.HOUSEHOLD, ForWhom.NEIGHBOUR)


@flow("wish.revise", words="wish.post", about=Wish)
@flow("wish.post")
def post_wish(ask: Ask) -> NewWish:
    """What, how many, for whom, by when; what only the claimer reads; then a look at it all."""
    note = _public_note(ask)
    community = _where(ask)
    title = public_line(ask, "what", wishes.TITLE_LIMIT)
    category = ask("kind", Choice(tuple(Category), columns=3))
    amount = ask("amount", Amounts(ask.words(f"unit-{category}"), wishes.PIECES_LIMIT))
    whom = ask("whom", Choice(_for_whom(ask, community), columns=2))
    beneficiary, proxy = _somebody_else(ask, whom)
    if whom in (ForWhom.NEIGHBOUR, ForWhom.OFFLINE):
        ask("agreed", Confirm(only=True))
    urgency = ask("urgency", Choice(tuple(Urgency), columns=2))
    until = _until(ask, urgency, community)
    story, number = own_story(ask)
    place = ask("place", Text(60, optional=True))
    phone = number or ask("phone", Phone())
    photos = ask("photo", Photos(most=1))
    shows = bool(photos) and ask("shows", Confirm())
    choices = Choice(_sharable(place or story, phone), columns=1)
    about = {"whom": str(whom), "name": beneficiary}
    sharing = ask("sharing", choices, **about) if place or phone or story else None
    form = NewWish(
        community_id=community,
        title=title,
        category=category,
        quantity=amount.quantity,
        unit=amount.unit,
        for_whom=whom,
        urgency=urgency,
        until=until,
        story=story,
        place=place,
        phone=phone,
        beneficiary=beneficiary,
        proxy=proxy,
        photo=photos[0] if photos else "",
        shows_photo=shows,
        sharing=sharing or Sharing.NOTHING,
    )
    ask("sure", Confirm(_preview(form, note), edits=True, only=True))
    return form


def _where(ask: Ask) -> int:
    """Which community, asked only when it matters."""
    if ask.about.community_id is not None:
        return ask.about.community_id
    homes = ask.read(lambda session: _homes(session, ask.about.person_id))
    return homes[0][0] if len(homes) == 1 else ask("where", Pick(homes))


def _homes(session: Session, person_id: int) -> list[tuple[int, str]]:
    homes = memberships.homes(session, person_id)
    return [(each, communities.get(session, each).name) for each in homes]


def _for_whom(ask: Ask, community: int) -> tuple[ForWhom, ...]:
    """Only workers write down for somebody without a phone."""
    who = ask.about.person_id
    may = ask.read(lambda session: permissions.may(session, who, "wish.record", community))
    return tuple(ForWhom) if may else HERSELF


def _somebody_else(ask: Ask, whom: ForWhom) -> tuple[str, str]:
    """The names of whom it is for and of who acts for them: private, both."""
    if whom is not ForWhom.OFFLINE:
        return "", ""
    return ask("beneficiary", Text(40)), ask("proxy", Text(40))


def _sharable(place_or_story: str, phone: str) -> tuple[Sharing, ...]:
    """Nothing is offered to be shown that was not left."""
    with_phone = (Sharing.ALL,) if phone else ()
    without = (Sharing.PLACE,) if place_or_story else ()
    return (*with_phone, *without, Sharing.NOTHING)


def _until(ask: Ask, urgency: Urgency, community: int) -> date | None:
    if urgency is not Urgency.ANYTIME:
        return None
    zone = ask.read(lambda session: communities.known(session, community).zone)
    today = clock.today(zone)
    return ask("until", Day(today, today + FARTHEST, zone, optional=True))


def _public_note(ask: Ask) -> str:
    """What a worker wrote under the title of a wish that is being changed."""
    who, _, wish_id = ask.about
    if not wish_id:
        return ""
    return ask.read(lambda session: wishes.to_revise(session, who, wish_id)).public_note


def _preview(form: NewWish, note: str) -> Callable[[Words], Message]:
    def draw(words: Words) -> Message:
        return card.preview(form, words, note)

    return draw
