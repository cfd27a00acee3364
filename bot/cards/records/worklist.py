"""What waits for the workers, in figures: at the head of /queue, and once in the morning."""

from datetime import date, datetime

from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words
from scheduler.records import MORNING
from storage.community import communities
from storage.engine import clock
from storage.records import worklist
from storage.records.worklist import Morning, Part

EVERYTHING = "all"  # what the morning's button asks for


def counted(counts: dict[Part, int], words: Words) -> str:
    """How many there are of what."""
    return words(
        "queue-counts",
        danger=counts[Part.DANGER],
        review=counts[Part.REVIEW] + counts[Part.CHANGE],
        late=counts[Part.LATE],
        asking=counts[Part.ASKING],
        matter=counts[Part.MATTER],
        unconfirmed=counts[Part.UNCONFIRMED],
        unhelped=counts[Part.UNHELPED],
        cared=counts[Part.CARED],
        answer=counts[Part.ANSWER],
    )


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
    look = Button(words("queue-morning-look"), Action("worklist.page", told.row_id, EVERYTHING))
    return Message(title=words("queue-morning"), lead=_lines(found, words), rows=((look,),))


def _lines(found: Morning, words: Words) -> str:
    said = [counted(found.counts, words).strip()]
    for key, many in (
        ("queue-morning-unread", found.unread),
        ("queue-morning-silent", found.silent),
        ("queue-morning-lying", found.lying),
        ("queue-morning-expired", found.expired),
    ):
        said += [words(key, count=many)] if many else []
    return "\n".join(said)
