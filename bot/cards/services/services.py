"""How the service directory looks: its list, an entry, what was found."""

from dataclasses import replace
from typing import Protocol

from sqlmodel import Session

from bot.messages import Action, Button, Message, fact
from bot.register.actions import short
from bot.register.confirm_first import ASK, sure_or_keep
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words, dates
from storage.community import communities
from storage.engine import clock
from storage.services import entries, worklist
from storage.services.entries import EntryState, ServiceEntry, ServiceGroup

PAGE = 6
ALL = "all"
FACTS = ("place", "hours", "fee", "bring", "who", "promise")
Rows = tuple[tuple[Button, ...], ...]


class Written(Protocol):
    """An entry, or the form that will be one."""

    @property
    def title(self) -> str: ...

    @property
    def what(self) -> str: ...

    @property
    def for_whom(self) -> str: ...


def entry(shown: Written, words: Words) -> Message:
    """All that stands in it."""
    facts = [(words(f"service-{name}"), getattr(shown, name)) for name in FACTS]
    whom = fact(words("service-for-whom"), shown.for_whom) if shown.for_whom else ""
    return Message(
        title=shown.title,
        lead="\n".join(filter(None, (shown.what, whom))),
        facts=tuple(each for each in facts if each[1]),
    )


def read(session: Session, row: ServiceEntry, words: Words, rows: Rows = ()) -> Message:
    """The same to whoever looks for something: with the day on which it was looked over."""
    if row.state is not EntryState.LIVE:
        return Message(title=row.title, lead=words("service-retired"), rows=rows)
    day = _checked(session, row, words)
    return replace(entry(row, words), note=words("service-checked", day=day), rows=rows)


def _checked(session: Session, row: ServiceEntry, words: Words) -> str:
    zone = communities.known(session, row.community_id).zone
    return dates.said(clock.local(row.checked_at, zone).date(), words)


# -- the list ------------------------------------------------------------------------------------


def listing(
    session: Session, community_id: int, page: int, kind: ServiceGroup | None, words: Words
) -> Message:
    """A page of the list, its entries and the other groups as buttons."""
    begin = page * PAGE
    shown, total = entries.page(session, community_id, kind, begin, PAGE)
    if not total:
        return Message(title=words("service-list"), lead=words("service-list-none"))
    place = _place(page, kind)
    names = tuple((_to(each, place),) for each in shown)
    turns = [_turn("list-before", page - 1, kind, community_id, words)] if page else []
    if begin + PAGE < total:
        turns.append(_turn("list-after", page + 1, kind, community_id, words))
    return Message(
        title=words("service-list"),
        lead=_lead(kind, total, words),
        rows=(
            *names,
            *((tuple(turns),) if turns else ()),
            *_groups(session, community_id, kind, words),
        ),
    )


def _place(page: int, kind: ServiceGroup | None) -> str:
    return f"{page}={kind or ALL}"


def _lead(kind: ServiceGroup | None, count: int, words: Words) -> str:
    if kind is None:
        return words("service-list-lead", count=count)
    return words("service-list-group", group=words(f"service-kind-{kind}"), count=count)


def _turn(
    key: str, page: int, kind: ServiceGroup | None, community_id: int, words: Words
) -> Button:
    return Button(words(key), Action("service.page", community_id, _place(page, kind)))


def _groups(session: Session, community_id: int, kind: ServiceGroup | None, words: Words) -> Rows:
    there = [each for each in entries.counts(session, community_id) if each is not kind]
    every = [] if kind is None else [_turn("list-all", 0, None, community_id, words)]
    kinds = every + [
        Button(words(f"service-kind-{each}"), Action("service.page", community_id, _place(0, each)))
        for each in there
    ]
    return tuple(tuple(kinds[at : at + 2]) for at in range(0, len(kinds), 2))


def _to(row: ServiceEntry, arg: str) -> Button:
    return Button(row.title, Action("service.show", row.key, arg))


def back(row: ServiceEntry, place: str, words: Words) -> Button:
    """To the page of the list from which somebody came."""
    return Button(words("service-back"), Action("service.page", row.community_id, place))


def new(community_id: int, words: Words) -> Button:
    return Button(words("service-new"), Action("service.new", community_id))


def with_rows(shown: Message, *rows: tuple[Button, ...]) -> Message:
    """With more buttons under it."""
    return replace(shown, rows=(*shown.rows, *rows))


# -- what was found ------------------------------------------------------------------------------


def found(
    session: Session, some: list[ServiceEntry], question_id: int, more: Rows, words: Words
) -> Message:
    """The likeliest whole, the others as buttons, and the way to a person."""
    first, *others = some
    ids = [each.key for each in some]
    rows = tuple((_to(each, as_argument(ids, each.key, question_id)),) for each in others)
    return read(session, first, words, (*rows, *more))


def perhaps(row: ServiceEntry, words: Words) -> Message:
    """That the directory knows something about what was said, and what."""
    look = _to(row, f"0={ALL}")
    return Message(lead=words("service-perhaps"), rows=((look,),))


def as_argument(ids: list[int], of: int, question_id: int) -> str:
    """What the button of one of them carries: the others, and which question it was."""
    return ",".join(short(each) for each in ids if each != of) + f":{short(question_id)}"


# -- for workers ---------------------------------------------------------------------------------


def worked_on(row: ServiceEntry, words: Words) -> Rows:
    """What a worker may do with an entry."""
    if row.state is not EntryState.LIVE:
        return ()
    same = Button(words("service-same"), Action("service.check", row.key))
    change = Button(words("service-change"), Action("service.change", row.key))
    retire = Button(words("service-retire"), Action("service.retire", row.key, ASK))
    return ((same, change), (retire,))


def retire_first(row: ServiceEntry, words: Words) -> Message:
    """It goes out of the directory: asked once before."""
    labels = words("service-retire-sure"), words("service-retire-keep")
    buttons = sure_or_keep(Action("service.retire", row.key), *labels)
    return Message(title=row.title, lead=words("service-retire-question"), rows=(buttons,))


@worklist_card(worklist.UNCHECKED)
def unchecked(to: Looking, row: ServiceEntry) -> Message:
    """Not looked over for a quarter."""
    lead = to.words("queue-service-check", day=_checked(to.session, row, to.words))
    return replace(entry(row, to.words), above=lead, rows=worked_on(row, to.words))
