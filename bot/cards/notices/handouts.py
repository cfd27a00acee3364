"""A hand-out beside the words of its notice: when and where, how many are left, and how it stands
with whoever reads it."""

from typing import NamedTuple

from sqlmodel import Session

from bot.forms.answers import amount
from bot.messages import Action, Button
from bot.register.confirm_first import ASK
from bot.texts import Words, dates
from storage.community import households, permissions
from storage.notices import handouts, places
from storage.notices.facts import NewHandout, Pickup
from storage.notices.handouts import Handout
from storage.notices.notices import Notice, NoticeState
from storage.notices.places import SignUp, SignUpState

Facts = list[tuple[str, str]]
Rows = tuple[tuple[Button, ...], ...]
WIDE = 3  # buttons in a row


def facts(new: NewHandout, words: Words, building: str = "") -> Facts:
    """What everybody reads; who lives in a `building` with hours of its own reads those alone."""
    known = {
        "when": when(new, words, building),
        "where": new.place,
        "bring": new.bring,
        "closes": dates.said(new.closes_on, words) if new.closes_on else "",
        "comes": words(f"handout-pickup-{new.pickup}") if _is_worth_saying(new) else "",
    }
    return [(words(f"handout-{name}"), value) for name, value in known.items() if value]


def _is_worth_saying(new: NewHandout) -> bool:
    return new.pickup is Pickup.OWN or new.portions > 0


def when(new: NewHandout, words: Words, building: str = "") -> str:
    """The day, the hours of all, and those of a building, or of each."""
    day = dates.said(new.day, words) if new.day else ""
    own = new.hours.by_building.get(building, "")
    each = own or words.listed(f"{name} {at}" for name, at in new.hours.by_building.items())
    return " ".join(filter(None, (day, new.hours.of_all, each)))


def total(new: NewHandout, words: Words) -> Facts:
    """Before it is sent: how many there are, and how many of them for a household."""
    if not new.portions:
        return [(words("handout-portions"), words("handout-no-sign-up"))]
    shown = words("handout-total", all=_so_many(new.portions, new), most=_so_many(new.most, new))
    return [(words("handout-portions"), shown)]


def _so_many(many: int, of: NewHandout | Handout) -> str:
    return amount(many, of.unit)


# -- in a group ----------------------------------------------------------------------------------


def in_group(session: Session, notice: Notice, words: Words) -> tuple[Facts, Rows]:
    """What a card says besides the words, and its buttons."""
    handout = handouts.of(session, notice)
    if handout is None:
        return [], ()
    shown = facts(handouts.facts(handout), words)
    if not handout.portions:
        return shown, ()
    shown.append((words("handout-portions"), left(session, handout, words)))
    return shown, take_rows(session, notice, handout, words)


def left(session: Session, handout: Handout, words: Words) -> str:
    """How many are left, or how many households wait: counts, and never who."""
    found, most = places.figures(session, handout), _so_many(handout.most, handout)
    if found.left > 0:
        return words("handout-left", left=_so_many(found.left, handout), most=most)
    return words("handout-gone", waiting=found.waiting)


def take_rows(session: Session, notice: Notice, handout: Handout, words: Words) -> Rows:
    """A button for each number that a household may have."""
    if notice.state is not NoticeState.OUT or handouts.is_closed(session, handout):
        return ()
    buttons = [
        Button(label, Action("handout.take", notice.key, str(many)))
        for many, label in enumerate(_labels(handout, words), 1)
    ]
    return tuple(tuple(buttons[at : at + WIDE]) for at in range(0, len(buttons), WIDE))


def _labels(of: NewHandout | Handout, words: Words) -> list[str]:
    if of.most == 1:
        return [words("handout-take")]
    many = range(1, of.most + 1)
    return [words("handout-take-many", many=_so_many(each, of)) for each in many]


class Sample(NamedTuple):
    """What will be read before anybody has signed up, and what the buttons will say; `building`:
    whose hours a private look shows."""

    group: Facts
    private: Facts
    labels: list[str]
    building: str


def sample(new: NewHandout | None, words: Words) -> Sample:
    """Before it is sent: in a group, and to somebody alone in the first building with hours of its
    own."""
    if new is None:
        return Sample([], [], [], "")
    building = next(iter(new.hours.by_building), "")
    group, labels = facts(new, words), list[str]()
    if new.portions:
        shown = {"left": _so_many(new.portions, new), "most": _so_many(new.most, new)}
        group.append((words("handout-portions"), words("handout-left", **shown)))
        labels = _labels(new, words)
    return Sample(group, facts(new, words, building), labels, building)


# -- to somebody alone -----------------------------------------------------------------------------


def in_private(session: Session, notice: Notice, words: Words, reader: int) -> tuple[Facts, Rows]:
    """The same to one person: their building's hour, what they signed up for, and what they can do
    about it."""
    handout = handouts.of(session, notice)
    if handout is None:
        return [], ()
    home = households.of_person(session, reader, notice.community_id)
    building = households.building_of(home) if home else ""
    shown = facts(handouts.facts(handout), words, building)
    if not handout.portions:
        return shown, ()
    place = places.live(session, notice, reader, home)
    noter = _noter_row(session, notice, handout, words, reader)
    if place is None:
        return shown, (*take_rows(session, notice, handout, words), *noter)
    shown.append((words("handout-yours"), stands(session, place, handout, words)))
    rows = own_rows(place, handout, words) if place.person_id == reader else ()
    return shown, (*rows, *noter)


def stands(session: Session, place: SignUp, handout: Handout, words: Words) -> str:
    """How it stands with somebody who signed up."""
    many = _so_many(place.count, handout)
    if place.state is SignUpState.WAITING:
        return words("handout-is-waiting", place=places.position(session, place), many=many)
    return words(f"handout-is-{place.state}", many=many)


def own_rows(place: SignUp, handout: Handout, words: Words) -> Rows:
    """What somebody can do about what they signed up for."""
    if place.state is SignUpState.OFFERED:
        return (offer_row(place, words),)
    if not handout.is_open or place.state not in places.LIVE:
        return ()
    is_theirs = place.state is SignUpState.TAKEN
    label = "handout-give-back" if is_theirs else "handout-wait-no-more"
    back = Button(words(label), Action("signup.leave", place.key, ASK))
    proxy = Button(words("handout-proxy"), Action("signup.proxy", place.key))
    return ((back, proxy) if handout.pickup is Pickup.OTHERS and is_theirs else (back,),)


def offer_row(place: SignUp, words: Words) -> tuple[Button, ...]:
    """Yes, or not this time."""
    yes = Button(words("handout-accept"), Action("signup.answer", place.key, "accept"))
    no = Button(words("handout-decline"), Action("signup.answer", place.key, "decline"))
    return yes, no


def _noter_row(
    session: Session, notice: Notice, handout: Handout, words: Words, reader: int
) -> Rows:
    """For captains: to sign up a neighbour of their building."""
    may = permissions.may(session, reader, "building.visit", notice.community_id)
    if not may or not take_rows(session, notice, handout, words):
        return ()
    return ((Button(words("handout-note"), Action("handout.note", notice.key)),),)


# -- to those who hand out -------------------------------------------------------------------------


def for_workers(session: Session, notice: Notice, words: Words) -> tuple[Facts, Rows]:
    """In the overview of a notice: how it stands, and ways to the list."""
    handout = handouts.of(session, notice)
    if handout is None:
        return [], ()
    is_out = notice.state in (NoticeState.OUT, NoticeState.PLANNED)
    hours = Button(words("handout-hours"), Action("handout.hours", notice.key))
    if not handout.portions:
        return [], ((hours,),) if is_out else ()
    found = places.figures(session, handout)
    line = words("handout-so-far", taken=_so_many(found.taken, handout), waiting=found.waiting)
    people = Button(words("handout-people"), Action("handout.people", notice.key, "0"))
    note = Button(words("handout-note"), Action("handout.note", notice.key))
    is_open = bool(take_rows(session, notice, handout, words))
    shown = [
        (words("handout-portions"), left(session, handout, words)),
        (words("handout-taken"), line),
    ]
    return shown, ((people, note) if is_open else (people,), (hours,) if is_out else ())
