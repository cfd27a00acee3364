"""What is told about signing up for a hand-out: that it is noted, one's turn, its end; and the list
of all, to workers."""

from sqlmodel import Session

from bot.cards.notices import handouts as card
from bot.cards.notices.notices import heading, read, short
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities, households, people
from storage.notices import handouts, places, sign_up_lists
from storage.notices.handouts import Handout
from storage.notices.notices import Notice, NoticeState
from storage.notices.places import SignedBy, SignUp, SignUpState
from storage.notices.sign_up_lists import SignedUp

PAGE = 6


def answer(
    session: Session, place: SignUp, words: Words, before: int = 0, *, is_heard: bool
) -> str:
    """What a tap is answered. `before`: how many were theirs; `is_heard`: they can be told when it
    is their turn."""
    if place.state is SignUpState.WAITING:
        key = "handout-now-waiting" if is_heard else "handout-now-waiting-unheard"
        return words(key, place=places.position(session, place))
    many = amount(place.count, session.get_one(Handout, place.handout_id).unit)
    return words("handout-has" if place.count == before else "handout-now-taken", many=many)


def _of(telling: Telling) -> tuple[SignUp, Notice]:
    place = telling.session.get_one(SignUp, telling.told.row_id)
    return place, telling.session.get_one(Notice, place.notice_id)


@notification(places.SIGNED)
def signed(telling: Telling) -> Message | None:
    """It is noted: when to come, what to bring, and how to give it back."""
    place, notice = _of(telling)
    if place.state not in (SignUpState.TAKEN, SignUpState.WAITING):
        return None
    return own(telling.session, place, notice, telling.words, telling.told.person_id or 0)


def own(session: Session, place: SignUp, notice: Notice, words: Words, reader: int) -> Message:
    """A sign-up, whole."""
    handout = session.get_one(Handout, place.handout_id)
    home = households.of_person(session, place.person_id, place.community_id)
    building = households.building_of(home) if home else ""
    line = sign_up_lists.line(session, place)
    shown = card.facts(handouts.facts(handout), words, building)
    if line.proxy:
        shown.append((words("handout-proxy-label"), _proxy(line, words)))
    return Message(
        title=heading(words, notice.kind),
        lead=f"{short(notice.text)}\n{_whose(session, place, handout, words, reader)}",
        facts=tuple(shown),
        rows=card.own_rows(place, handout, words),
    )


def _whose(session: Session, place: SignUp, handout: Handout, words: Words, reader: int) -> str:
    how = card.stands(session, place, handout, words)
    if reader != place.person_id:
        return words("handout-for", name=people.get(session, place.person_id).name, how=how)
    if place.way is SignedBy.SELF:
        return words("handout-own", how=how)
    return words("handout-by", name=people.get(session, place.noted_by).name, how=how)


def _proxy(line: SignedUp, words: Words) -> str:
    if not line.relation:
        return line.proxy
    return words("handout-proxy-is", name=line.proxy, relation=line.relation)


@notification(places.OFFERED)
def offered(telling: Telling) -> Message | None:
    """It is your turn: one tap, until then."""
    place, notice = _of(telling)
    if place.state is not SignUpState.OFFERED:
        return None
    return turn(telling.session, place, notice, telling.words, telling.told.person_id or 0)


def turn(session: Session, place: SignUp, notice: Notice, words: Words, reader: int) -> Message:
    """An offer with its two answers."""
    zone = communities.known(session, place.community_id).zone
    handout = session.get_one(Handout, place.handout_id)
    shown = {
        "title": short(notice.text),
        "many": amount(place.count, handout.unit),
        "until": dates.soon_at(places.answer_by(session, place), zone, words),
    }
    if reader == place.person_id:
        lead = words("told-handout-offered", **shown)
    else:
        name = people.get(session, place.person_id).name
        lead = words("told-handout-offered-for", name=name, **shown)
    rows = (card.offer_row(place, words),)
    return Message(title=heading(words, notice.kind), lead=lead, rows=rows)


@notification(places.LAPSED)
def lapsed(telling: Telling) -> Message | None:
    _, notice = _of(telling)
    lead = telling.words("told-handout-lapsed", title=short(notice.text))
    return Message(title=heading(telling.words, notice.kind), lead=lead)


@notification(places.CHANGED)
def changed(telling: Telling) -> Message | None:
    """To whoever signed up: other hours, or other words."""
    notice, words = read(telling), telling.words
    if notice.state is not NoticeState.OUT:
        return None
    reader = telling.told.person_id or 0
    shown, _ = card.in_private(telling.session, notice, words, reader)
    lead = words("told-handout-changed", title=short(notice.text))
    title = heading(words, notice.kind)
    return Message(title=title, lead=lead, facts=tuple(shown), quote=notice.text)


@notification(places.ENDED)
def ended(telling: Telling) -> Message | None:
    """To whoever waited, or had something of what was called off."""
    notice, words = read(telling), telling.words
    how = "withdrawn" if notice.state is NoticeState.WITHDRAWN else "over"
    lead = words(f"told-handout-{how}", title=short(notice.text))
    return Message(title=heading(words, notice.kind), lead=lead)


def still_says(notice: Notice, named: list[str], words: Words) -> Message:
    """To the worker who changed the hours: the days and hours that its words go on to name."""
    edit = Button(words("notice-edit-button"), Action("notice.edit", notice.key))
    lead = words("handout-hours-still", named=words.listed(named))
    return Message(lead=lead, rows=((edit,),))


# -- the list --------------------------------------------------------------------------------------


def listed(session: Session, notice: Notice, page: int, words: Words) -> Message:
    """A page of all who signed up: by building, then the line."""
    lines = sign_up_lists.of(session, notice)
    if not lines:
        return Message(lead=words("handout-nobody"), rows=(_back(notice, words),))
    at = min(page, (len(lines) - 1) // PAGE)
    shown = lines[at * PAGE : (at + 1) * PAGE]
    signs = words("list-signs").split()
    handout = session.get_one(Handout, shown[0].row.handout_id)
    buttons = tuple(
        Button(sign, Action("signup.show", each.row.key))
        for sign, each in zip(signs, shown, strict=False)
    )
    turns = tuple(
        Button(words(key), Action("handout.people", notice.key, str(to)))
        for key, to in (("list-before", at - 1), ("list-after", at + 1))
        if 0 <= to * PAGE < len(lines)
    )
    told = [
        f"{sign} {_line(session, each, handout, words)}"
        for sign, each in zip(signs, shown, strict=False)
    ]
    return Message(
        title=words("handout-people-title", count=len(lines)),
        lead="\n".join(told),
        rows=tuple(filter(None, (buttons[:3], buttons[3:], turns, _back(notice, words)))),
    )


def _back(notice: Notice, words: Words) -> tuple[Button, ...]:
    return (Button(words("handout-back"), Action("notice.show", notice.key)),)


def _line(session: Session, line: SignedUp, handout: Handout, words: Words) -> str:
    how = card.stands(session, line.row, handout, words)
    beside = [words("handout-noted-by", name=line.noted_by)] if line.noted_by else []
    beside += [words("handout-comes-for", who=_proxy(line, words))] if line.proxy else []
    building = line.building or words("handout-nowhere")
    return " · ".join((building, line.name, how, *beside))
