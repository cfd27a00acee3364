"""A resident asks the neighbours for something small."""

from collections.abc import Callable
from datetime import date

from sqlmodel import Session

from bot.cards.wishes import wishes as card
from bot.flows.wishes import read_wish
from bot.flows.wishes.own_story import own_story
from bot.flows.wishes.sentence import Sentence
from bot.forms.answers import (
    SKIPPED,
    Amount,
    Amounts,
    Choice,
    Confirm,
    Day,
    Phone,
    Photos,
    Pick,
    Text,
    amount,
)
from bot.forms.engine import Ask
from bot.forms.last_look import LastLook, Taken
from bot.forms.public_line import public_line
from bot.messages import Heard, Incoming, Message
from bot.register.forms import Dates, Pictured, flow
from bot.texts import Words, sentence_days
from storage.community import communities, memberships, permissions, screening
from storage.engine import clock
from storage.engine.errors import refuse
from storage.wishes import submission, wishes
from storage.wishes.deadlines import FARTHEST
from storage.wishes.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish

BY_APPOINTMENT = {Category.SERVICE, Category.COMPANY, Category.REPAIR, Category.ADVICE}
SEEN_BEFORE = {Category.GOODS, Category.REPAIR, Category.SERVICE, Category.OTHER}
PICTURED = Pictured("what", "photo", "shows")
HERSELF = (ForWhom.SELF, ForWhom.HOUSEHOLD, ForWhom.NEIGHBOUR)
SPOKEN = HERSELF[:2]  # for whoever said it, or who lives with them


DATED = Dates("what", "until", FARTHEST)


@flow(
    "wish.say",
    words="wish.post",
    makes=Wish,
    optional=True,
    hears=("what", read_wish.is_wish),
    dates=DATED,
    pictured=PICTURED,
)
def say_wish(ask: Ask) -> NewWish:
    """The same, begun with a sentence that no form asked for. Raises TooManyOpen."""
    community, who = _where(ask), ask.about.person_id
    refuse(ask.read(lambda session: submission.why_not_post(session, who, community)))
    return _wish(ask, community)


@flow("wish.revise", words="wish.post", about=Wish, dates=DATED)
@flow("wish.post", makes=Wish, dates=DATED, pictured=PICTURED)
def post_wish(ask: Ask) -> NewWish:
    """A sentence, then a look at what was read from it. All else is asked of those who add to it,
    or want to be led: how many, for whom, by when; what only the claimer reads."""
    return _wish(ask, _where(ask))


def written_down(ask: Ask, community: int) -> NewWish:
    """What a worker heard somebody say, for whom it is."""
    return _looked_at(ask, _filled(ask, community, SPOKEN), "")


def _wish(ask: Ask, community: int) -> NewWish:
    note = _public_note(ask)
    return _looked_at(ask, _filled(ask, community), note)


def _looked_at(ask: Ask, form: NewWish, note: str) -> NewWish:
    look = LastLook(
        _preview(form, note),
        reads=_read(form, ask.words),
        adds=_may_be_added(form),
        there=_there(form),
        takes=_more(ask, form),
    )
    is_short = not ask.has("title") and form.title.endswith(read_wish.CUT)
    ask("sure", look, rest="yes" if is_short else "no")
    return form


def _filled(ask: Ask, community: int, among: tuple[ForWhom, ...] = ()) -> NewWish:
    said = ask("what", Sentence(wishes.STORY_LIMIT))
    found = read_wish.read(said, ask.words)
    is_dated = "until" in ask.answers  # shown beside the title, which is not to say it too
    read = sentence_days.without(found.title, ask.words) if is_dated else found.title
    title = public_line(ask, "title", wishes.TITLE_LIMIT, read)
    category = ask.maybe("kind", Choice(tuple(Category), columns=3), found.category)
    amount = _amount(ask, said, category)
    whom, beneficiary, proxy = _for_whom(ask, community, among)
    urgency, until = _when(ask, found, community)
    private = _private(ask, found, category)
    photos = ask.maybe("photo", Photos(most=1), ())
    shows = bool(photos) and ask("shows", Confirm())
    return NewWish(
        community_id=community,
        title=title,
        category=category,
        quantity=amount.quantity,
        unit=amount.unit,
        for_whom=whom,
        urgency=urgency,
        until=until,
        story=private.story,
        place=private.place,
        phone=private.phone,
        beneficiary=beneficiary,
        proxy=proxy,
        photo=photos[0] if photos else "",
        shows_photo=shows,
        sharing=_sharing(ask, private, whom, beneficiary),
    )


# -- what is asked ---------------------------------------------------------------------------------


def _where(ask: Ask) -> int:
    """Which community, asked only when it matters."""
    if ask.about.community_id is not None:
        return ask.about.community_id
    homes = ask.read(lambda session: _homes(session, ask.about.person_id))
    return homes[0][0] if len(homes) == 1 else ask("where", Pick(homes))


def _homes(session: Session, person_id: int) -> list[tuple[int, str]]:
    homes = memberships.homes(session, person_id)
    return [(each, communities.get(session, each).name) for each in homes]


def _amount(ask: Ask, said: str, category: Category) -> Amount:
    read = read_wish.amount(said, category, ask.words)
    return ask.maybe("amount", Amounts(read.unit, wishes.PIECES_LIMIT), read)


def _for_whom(ask: Ask, community: int, among: tuple[ForWhom, ...]) -> tuple[ForWhom, str, str]:
    """For whom it is, and the names, private both, of somebody without a phone and of who acts for
    them: only workers write down for these."""
    who = ask.about.person_id
    may = ask.read(lambda session: permissions.may(session, who, "wish.record", community))
    among = among or (tuple(ForWhom) if may else HERSELF)
    whom = ask.maybe("whom", Choice(among, columns=2), ForWhom.SELF)
    names = ("", "")
    if whom is ForWhom.OFFLINE:
        names = ask("beneficiary", Text(40)), ask("proxy", Text(40))
    if whom in (ForWhom.NEIGHBOUR, ForWhom.OFFLINE):
        ask("agreed", Confirm(only=True))
    return whom, *names


def _when(ask: Ask, found: read_wish.Read, community: int) -> tuple[Urgency, date | None]:
    """How soon; a last day of its own says it better."""
    choice, is_dated = Choice(tuple(Urgency), columns=2), ask.has("until")
    is_endless = ask.answers.get("until") == SKIPPED  # whatever the sentence said
    read = Urgency.ANYTIME if is_endless else found.urgency
    urgency = ask.maybe("urgency", choice, read, led=not is_dated)
    zone = ask.read(lambda session: communities.known(session, community).zone)
    today = clock.today(zone)
    day = Day(today, today + FARTHEST, zone, optional=True)
    is_open = not ask.has("urgency") or urgency is Urgency.ANYTIME
    until = ask.maybe("until", day, None, led=is_open)
    return (Urgency.ANYTIME if until else urgency), until


def _private(ask: Ask, found: read_wish.Read, category: Category) -> wishes.Private:
    """What the group does not read: why, where, when it suits, by which number."""
    kind = str(category)
    story, number = own_story(ask, found.story)
    suits = ""
    if category in BY_APPOINTMENT:
        suits = ask.maybe("suits", Text(60, optional=True), "", category=kind)
    place = ask.maybe("place", Text(wishes.PLACE_LIMIT, optional=True), found.place, category=kind)
    phone = number or ask.maybe("phone", Phone(), found.phone)
    told = ask.words("wish-post-suits-told", suits=suits) if suits else ""
    return wishes.Private("\n".join(filter(None, (story, told))), place, phone)


def _sharing(ask: Ask, private: wishes.Private, whom: ForWhom, name: str) -> Sharing:
    """What a claimer may see: asked as soon as something was left for one; else nothing."""
    left = [key for key in ("story", "suits", "place", "phone") if ask.has(key)]
    choices = Choice(_sharable(private.place or private.story, private.phone), columns=1)
    about = {"whom": str(whom), "name": name}
    if left:
        return ask("sharing", choices, **about)
    return ask.maybe("sharing", choices, Sharing.NOTHING, led=False, **about)


def _sharable(place_or_story: str, phone: str) -> tuple[Sharing, ...]:
    """Nothing is offered to be shown that was not left."""
    with_phone = (Sharing.ALL,) if phone else ()
    without = (Sharing.PLACE,) if place_or_story else ()
    return (*with_phone, *without, Sharing.NOTHING)


def _public_note(ask: Ask) -> str:
    """What a worker wrote under the title of a wish that is being changed."""
    who, _, wish_id = ask.about
    if not wish_id:
        return ""
    return ask.read(lambda session: wishes.to_revise(session, who, wish_id)).public_note


# -- the last look ---------------------------------------------------------------------------------


def _preview(form: NewWish, note: str) -> Callable[[Words], Message]:
    def draw(words: Words) -> Message:
        return card.preview(form, words, note)

    return draw


def _read(form: NewWish, words: Words) -> tuple[tuple[str, str], ...]:
    """What was read from the sentence, as it is called."""
    return (
        ("kind", card.label(words, "category", form.category)),
        ("amount", amount(form.quantity, form.unit)),
        ("until" if form.until else "urgency", card.when(form.urgency, form.until, words)),
    )


def _may_be_added(form: NewWish) -> tuple[str, ...]:
    """What may be added to a wish of this kind, the most useful first."""
    first = ("suits", "place") if form.category in BY_APPOINTMENT else ("place",)
    kept = ("sharing",) if form.place or form.phone or form.story else ()
    photo = ("photo",) if form.category in SEEN_BEFORE else ()
    return (*first, "phone", "story", *photo, "until", "whom", *kept)


def _there(form: NewWish) -> frozenset[str]:
    """What of it was said already, be it in the sentence."""
    said = ("place", "phone", "story", "photo")
    return frozenset(each for each in said if getattr(form, each))


def _more(ask: Ask, form: NewWish) -> Taken:
    """A line that is added says where, by which number, how many, or more of the story. Raises
    Wrong."""

    def taken(incoming: Incoming) -> dict[str, str]:
        line = screening.clean(incoming.text) if incoming.heard is Heard.TEXT else ""
        Text(wishes.STORY_LIMIT).fits(line)
        if read_wish.is_empty(line, ask.words):
            return {}
        if read_wish.names_nothing(line, ask.words):
            return _counted(line, form, ask.words) or _told(ask, form, line)
        return {} if read_wish.is_beside(line, ask.words) else _told(ask, form, line)

    return taken


def _counted(line: str, form: NewWish, words: Words) -> dict[str, str]:
    """So many after all, where a line says so."""
    found = read_wish.amount(line, form.category, words)
    usual = Amount(1, words(f"unit-{form.category}"))
    return {} if found == usual else {"amount": f"{found.quantity} {found.unit}"}


def _told(ask: Ask, form: NewWish, line: str) -> dict[str, str]:
    """What a line says more to whoever comes. Raises Wrong where the story gets too long."""
    more = read_wish.more(line, ask.words)
    before = ask.answers.get("story", "").removeprefix("=") if ask.has("story") else form.story
    story = "\n".join(filter(None, (before, more.story)))
    Text(wishes.STORY_LIMIT).fits(story)
    said = {"place": more.place, "phone": more.phone, "story": story if more.story else ""}
    return {key: f"={text}" for key, text in said.items() if text}
