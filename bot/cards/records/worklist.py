"""What waits for the workers, in figures: at the head of /queue, and once in the morning."""

from collections import Counter
from datetime import date, datetime

from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words
from scheduler.records import MORNING
from storage.community import communities
from storage.engine import clock
from storage.engine.worklist import PARTS
from storage.records import worklist
from storage.records.worklist import Morning

EVERYTHING = "all"  # what the morning's button asks for


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
    look = Button(words("queue-morning-look"), Action("worklist.page", told.row_id, EVERYTHING))
    return Message(title=words("queue-morning"), lead=_lines(found, words), rows=((look,),))


def _lines(found: Morning, words: Words) -> str:
    said = [counted(found.counts, words).strip()]
    said += [
        words(f"queue-morning-{name}", count=many) for name, many in found.calls.items() if many
    ]
    return "\n".join(said)
