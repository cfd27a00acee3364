"""How a notice looks: in groups, in private, before it is sent, to its writer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from bot.cards.notices import handouts
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.notifications import (
    KEPT,
    Kept,
    Telling,
    in_place,
    notification,
    unwatched,
)
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words, dates
from storage.community import communities, groups, people
from storage.engine import clock
from storage.kit import spans
from storage.notices import acknowledgements, copies, missing, notices, submission, worklist
from storage.notices.audience import Reached
from storage.notices.notices import (
    Audience,
    NewNotice,
    Notice,
    NoticeState,
    Wanted,
    Whom,
)
from storage.notices.templates import Template

Rows = tuple[tuple[Button, ...], ...]
NAMED = 6  # people who are named one by one


# -- as everybody reads it -------------------------------------------------------------------------


def heading(words: Words, kind: str) -> str:
    """What it is: 通知, 紧急."""
    return words(f"notice-kind-{kind}")


@posted(
    notices.CARD,
    lambda session, row_id: session.get_one(Notice, row_id).revision,
    ("notice.seen", "handout.take"),
)
def notice_card(telling: Telling) -> Message | None:
    """In a group: how many have seen it, and never who."""
    notice = read(telling)
    if notice.state in (NoticeState.SECOND, NoticeState.PLANNED, NoticeState.DECLINED):
        return None
    facts, rows = handouts.in_group(telling.session, notice, telling.words)
    rows = (*rows, _seen_row(notice, telling.words))
    mark = _count(telling, notice)
    return _shown(telling.session, notice, telling.words, mark, rows, facts)


@notification(copies.TOLD)
@notification(copies.LOUD)
def notice_told(telling: Telling) -> Message | None:
    """In private."""
    notice, who = read(telling), telling.told.person_id or 0
    stands = bool(copies.look(telling.session, telling.told)[0])
    if not (notice.state is NoticeState.OUT or stands):
        return None
    is_seen = acknowledgements.is_seen(telling.session, notice, who)
    return private(telling.session, notice, telling.words, is_seen=is_seen, reader=who)


@notification(copies.NUDGE)
def nudge(telling: Telling) -> Message | None:
    """Once more, to whoever has not said 「收到」: the whole of it, in a message of its own."""
    notice, who = read(telling), telling.told.person_id or 0
    if notice.state is not NoticeState.OUT or not missing.asks(telling.session, notice, who):
        return None
    shown = private(telling.session, notice, telling.words, is_seen=False, reader=who)
    return replace(shown, above=telling.words("notice-nudge"))


KEPT[copies.NUDGE.name] = Kept(copies.new_message, copies.note_nudge, is_said_anew=False)


@notification(copies.MOVED)
def moved(telling: Telling) -> Message:
    """In place of the message in which they had it before."""
    return Message(lead=telling.words("notice-moved"), takes_photos_back=True)


KEPT[copies.MOVED.name] = Kept(in_place, unwatched, is_said_anew=False)


def private(
    session: Session, notice: Notice, words: Words, *, is_seen: bool, reader: int
) -> Message:
    """To somebody alone, who has or has not said 「收到」."""
    facts, taking = handouts.in_private(session, notice, words, reader)
    mark = words("notice-you-saw") if is_seen and notice.seen is not Wanted.NO else ""
    ask = (Button(words("notice-reply-button"), Action("notice.reply", notice.key)),)
    rows = (*taking, *((ask,) if is_seen else (_seen_row(notice, words), ask)))
    return _shown(session, notice, words, mark, rows, facts)


for _kind in copies.KINDS:
    KEPT[_kind.name] = Kept(copies.look, copies.note, is_said_anew=False)


def read(telling: Telling) -> Notice:
    """The notice that is told."""
    return telling.session.get_one(Notice, telling.told.row_id)


def _shown(
    session: Session,
    notice: Notice,
    words: Words,
    mark: str,
    rows: Rows,
    facts: handouts.Facts,
) -> Message:
    if notice.state is NoticeState.WITHDRAWN:
        return Message(
            title=heading(words, notice.kind),
            lead=words(
                "notice-withdrawn",
                title=short(notice.text),
                day=_day(session, notice, notice.ended_at, words),
            ),
            takes_photos_back=True,
        )
    is_out = notice.state is NoticeState.OUT
    changed = words("notice-changed") if notice.version > 1 else ""
    return Message(
        above=changed,
        title=heading(words, notice.kind),
        lead=notice.text,
        spans=spans.read(notice.looks),
        facts=tuple(facts),
        note=mark if is_out else words("notice-over"),
        rows=tuple(row for row in rows if row) if is_out else (),
        photos=pictures(notice),
    )


def pictures(shown: Notice | Template) -> tuple[str, ...]:
    """The picture and the file that go with it."""
    return tuple(each for each in (shown.photo, shown.file) if each)


def _seen_row(notice: Notice, words: Words) -> tuple[Button, ...]:
    if notice.seen is Wanted.NO:
        return ()
    return (Button(words("notice-seen-button"), Action("notice.seen", notice.key)),)


def _count(telling: Telling, notice: Notice) -> str:
    if notice.seen is Wanted.NO:
        return ""
    count = acknowledgements.count(telling.session, notice)
    by_home = notice.seen is Wanted.HOUSEHOLD
    return telling.words("notice-seen-homes" if by_home else "notice-seen-count", count=count)


def _day(session: Session, notice: Notice, at: datetime | None, words: Words) -> str:
    zone = communities.known(session, notice.community_id).zone
    return dates.said(clock.local(at or clock.now(), zone).date(), words)


# -- before it is sent -----------------------------------------------------------------------------


def whom(session: Session, community_id: int, audience: Audience, words: Words) -> str:
    """For whom it is, in words."""
    match audience.scope:
        case Whom.BUILDINGS:
            return words.listed(audience.buildings)
        case Whom.ROLE:
            return words(f"role-{audience.role}".replace("_", "-"))
        case Whom.GROUPS:
            titles = (groups_called(session, each) for each in audience.groups)
            return words.listed(titles)
        case Whom.PEOPLE:
            named = [people.get(session, each).name for each in audience.people]
            more = len(named) - NAMED
            shown = words.listed(named[:NAMED])
            return words("notice-people-more", names=shown, more=more) if more > 0 else shown
    return words("notice-scope-everybody")


def groups_called(session: Session, group_id: int) -> str:
    """A group's title."""
    return session.exec(select(groups.Group.title).where(col(groups.Group.id) == group_id)).one()


def preview(
    new: NewNotice,
    reach: Reached,
    names: str,
    zone: str,
    words: Words,
    passed: Sequence[str] = (),
) -> Message:
    """As it will be read, then whom it reaches; which days in it have `passed`."""
    at = dates.moment(new.goes_at, zone, words) if new.goes_at else words("notice-at-once")
    said = handouts.facts(new.handout, words) if new.handout else []
    facts = [
        *(handouts.total(new.handout, words) if new.handout else []),
        (words("notice-for"), names),
        (words("notice-reaches"), reaches(reach, words)),
        (words("notice-goes"), at),
        (words("notice-seen-wanted"), words(f"notice-seen-{new.seen}")),
    ]
    if missed := unreached(reach, words):
        facts.append((words("notice-unreached"), missed))
    if new.file:
        facts.append((words("notice-file"), new.file_name))
    if near := [each for each in words("answer-day-names").split() if each in new.text]:
        facts.insert(0, ("", words("notice-days-near", days=words.listed(near))))
    if passed:
        facts.insert(0, ("", words("notice-days-passed", days=words.listed(passed))))
    return Message(
        title=words("notice-preview", kind=heading(words, new.kind), length=len(new.text)),
        lead=new.text,
        spans=new.looks,
        facts=(*said, ("", f"\n{words('notice-preview-line')}"), *facts),
        photos=(new.photo,) if new.photo else (),
    )


def samples(session: Session, new: NewNotice, reach: Reached, words: Words) -> tuple[Message, ...]:
    """As the group will read it, and as somebody alone will; the buttons are words here."""
    draft, beside = submission.drafted(new), handouts.sample(new.handout, words)
    is_asked = new.seen is not Wanted.NO
    labels = [*beside.labels, *([words("notice-seen-button")] if is_asked else [])]
    homes = new.seen is Wanted.HOUSEHOLD
    count = words("notice-seen-homes" if homes else "notice-seen-count", count=0)
    in_group = [count if is_asked else "", _pressed(labels, words)]
    group = _shown(session, draft, words, "\n".join(filter(None, in_group)), (), beside.group)
    own = _pressed([*labels, words("notice-reply-button")], words)
    alone = _shown(session, draft, words, own, (), beside.private)
    as_of = words("notice-sample-private", building=beside.building or "none")
    read = ((words("notice-sample-group"), group, reach.groups), (as_of, alone, True))
    return tuple(replace(each, above=above) for above, each, is_read in read if is_read)


def _pressed(labels: list[str], words: Words) -> str:
    shown = words("notice-sample-between").join(labels)
    return words("notice-sample-button", labels=shown) if labels else ""


def reaches(reach: Reached, words: Words) -> str:
    """So many groups, so many in private."""
    return words("notice-reaches-so-many", groups=reach.groups, private=reach.private)


def unreached(reach: Reached, words: Words) -> str:
    """Why so many can't be reached; "" where all can."""
    reasons = ("never_came", "blocked", "quiet", "troubled")
    found = [
        words(f"notice-unreached-{each}".replace("_", "-"), count=getattr(reach, each))
        for each in reasons
        if getattr(reach, each)
    ]
    return words.listed(found)


# -- the second look -------------------------------------------------------------------------------


@notification(submission.TO_SECOND)
def to_second(telling: Telling) -> Message | None:
    """To each other worker: have a look before it goes out."""
    notice = read(telling)
    if notice.state is not NoticeState.SECOND:
        return None
    return second(telling.session, notice, telling.words)


def second(session: Session, notice: Notice, words: Words) -> Message:
    """What the second worker reads, and the two answers."""
    name = people.get(session, notice.writer_id).name
    names = whom(session, notice.community_id, Audience.read(notice.audience), words)
    yes = Button(words("notice-approve"), Action("notice.decide", notice.key, "yes"))
    no = Button(words("notice-decline"), Action("notice.decide", notice.key, "no"))
    return Message(
        above=words("notice-to-second", name=name),
        title=heading(words, notice.kind),
        lead=notice.text,
        spans=spans.read(notice.looks),
        facts=((words("notice-for"), names),),
        photos=pictures(notice),
        rows=((yes, no),),
    )


@notification(submission.DECIDED)
def decided(telling: Telling) -> Message | None:
    """To the writer: what the second worker said."""
    notice, words = read(telling), telling.words
    if notice.looked_by is None:
        return None
    name = people.get(telling.session, notice.looked_by).name
    title = short(notice.text)
    if notice.state is not NoticeState.DECLINED:
        return Message(lead=words("told-notice-approved", name=name, title=title))
    again = Button(words("notice-rewrite"), Action("notice.rewrite", notice.key))
    lead = words("told-notice-declined", name=name, title=title)
    return Message(lead=lead, quote=notice.text, rows=((again,),))


def short(text: str) -> str:
    """By what a notice is called in a line."""
    line = " ".join(text.split())
    return line if len(line) <= notices.SHORT else f"{line[: notices.SHORT]}…"


@worklist_card(worklist.SECOND)
def waits_for_second(to: Looking, notice: Notice) -> Message:
    """In the queue: somebody else's notice, before it goes out."""
    return second(to.session, notice, to.words)
