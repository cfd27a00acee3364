"""What waits for the workers: one message that is walked through; in figures at its head, and once
in the morning."""

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification, unwatched
from bot.register.worklist import DRAWN, Looking
from bot.texts import Words
from scheduler.records import LINE, MORNING
from storage.community import communities, people, permissions, walks
from storage.community.walks import Walk
from storage.engine import clock
from storage.engine.worklist import PARTS
from storage.messaging.outbox import Told
from storage.records import worklist
from storage.records.worklist import Morning, Step, Waiting

Rows = tuple[tuple[Button, ...], ...]


# -- walked through ------------------------------------------------------------------------------


def walked(session: Session, walk: Walk, words: Words, above: str = "", undo: Rows = ()) -> Message:
    """The matter at which a worker stands, or what comes next there, under a line of what was just
    done and above the buttons that take it back."""
    waits = worklist.matters(session, walk.community_id)
    if not waits:
        return Message(above=above, lead=words("queue-empty"), rows=undo, takes_photos_back=True)
    at = _where(waits, walk)
    shown = _under(_drawn(session, waits[at], walk.person_id, words), undo)
    return _framed(shown, at, waits, walk, words, above)


def around(session: Session, walk: Walk, shown: Message, words: Words) -> Message:
    """What a button put in place of the matter that still waits there, with the ways on."""
    waits = worklist.matters(session, walk.community_id)
    return _framed(shown, _where(waits, walk), waits, walk, words)


def _where(waits: list[Waiting], walk: Walk) -> int:
    at = bisect_left([each.place for each in waits], walk.place)
    return at if at < len(waits) else 0


def _drawn(session: Session, matter: Waiting, reader: int, words: Words) -> Message:
    row = session.get_one(matter.part.table, matter.row_id)
    return DRAWN[matter.part.name](Looking(session, words, reader, in_group=False), row)


def _framed(
    shown: Message, at: int, waits: list[Waiting], walk: Walk, words: Words, above: str = ""
) -> Message:
    where = words("queue-where", number=at + 1, count=len(waits))
    ways = _ways(at, len(waits), walk, words)
    over = "\n".join(filter(None, (above, where, shown.above)))
    return replace(_under(shown, (ways,) if ways else (), over), takes_photos_back=True)


def _under(shown: Message, rows: Rows, above: str = "") -> Message:
    """With more buttons under it, also where its pictures cannot be shown."""
    above = above or shown.above
    instead = _under(shown.instead, rows, above) if shown.instead else None
    return replace(shown, above=above, rows=(*shown.rows, *rows), instead=instead)


def _ways(at: int, count: int, walk: Walk, words: Words) -> tuple[Button, ...]:
    before = [_way("queue-before", Step.BEFORE, walk, words)] if at else []
    return (*before, *([_way("queue-next", Step.NEXT, walk, words)] if at + 1 < count else []))


def _way(key: str, step: Step, walk: Walk, words: Words) -> Button:
    return Button(words(key), Action("worklist.walk", walk.community_id, step.value))


@notification(walks.SHOWN)
def queue_shown(telling: Telling) -> Message | None:
    """To whoever asked for it; its figures first, where it begins."""
    session, words = telling.session, telling.words
    walk = session.get(Walk, telling.told.row_id)
    if walk is None or not _may_look(session, walk):
        return None
    is_first = telling.told.about.get("is_first")
    head = counted(worklist.counts(session, walk.community_id), words) if is_first else ""
    return walked(session, walk, words, head)


@notification(walks.STILL)
def queue_still(telling: Telling) -> Message | None:
    """In place of a message that shows the queue no more: who dealt with what stood there."""
    session, words = telling.session, telling.words
    walk, by = session.get(Walk, telling.told.row_id), telling.told.about.get("by")
    if walk is None:
        return None
    if not _may_look(session, walk):
        return Message(lead=words("queue-goes-away"), takes_photos_back=True)
    if by is None:
        return Message(lead=words("queue-goes-on"), takes_photos_back=True)
    name = people.get(session, by).name or words("card-somebody")
    rows = ((_way("queue-go-on", Step.HERE, walk, words),),)
    return Message(lead=words("queue-dealt-with", name=name), rows=rows, takes_photos_back=True)


def _may_look(session: Session, walk: Walk) -> bool:
    return permissions.may(session, walk.person_id, "worklist.read", walk.community_id)


def _stands(session: Session, told: Told, message_id: str, revision: int) -> None:
    walk = session.get(Walk, told.row_id, with_for_update=True, populate_existing=True)
    if walk is not None:
        walks.stands(session, walk, message_id)


KEPT[walks.SHOWN.name] = Kept(lambda session, told: ("", 0), _stands, is_said_anew=False)
KEPT[walks.STILL.name] = Kept(in_place, unwatched, is_said_anew=False)


# -- in figures ----------------------------------------------------------------------------------


def counted(counts: dict[str, int], words: Words) -> str:
    """How many there are of what, a sentence for each; what is counted together is one figure."""
    sums: Counter[str] = Counter()
    for name, count in counts.items():
        sums[PARTS[PARTS[name].counted].slug] += count
    return "".join(words(f"queue-count-{slug}", count=many) for slug, many in sums.items() if many)


@notification(MORNING)
def queue_morning(telling: Telling) -> Message | None:
    """To the workers, on its day: what waits now, and the way there."""
    told, words = telling.told, telling.words
    zone = communities.known(telling.session, told.row_id).zone
    if date.fromisoformat(told.about["day"]) != clock.today(zone):
        return None
    since = told.about["since"]
    found = worklist.morning(
        telling.session, told.row_id, datetime.fromisoformat(since) if since else None
    )
    if not found.is_worth_saying:
        return None
    look = Button(words("queue-morning-look"), Action("worklist.walk", told.row_id, Step.ALL.value))
    return Message(title=words("queue-morning"), lead=_lines(found, words), rows=((look,),))


@posted(LINE)
def former_morning(telling: Telling) -> Message:
    """In place of the line of a former day."""
    return Message(title=telling.words("queue-morning"))


def _lines(found: Morning, words: Words) -> str:
    said = [counted(found.counts, words).strip()]
    said += [
        words(f"queue-morning-{name}", count=many) for name, many in found.calls.items() if many
    ]
    return "\n".join(said)
