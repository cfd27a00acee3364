"""What one sentence answers: its question, and that for a day which it names. The day is kept as it
was meant when the sentence was said; nobody reads it anew on another day."""

from bot.register.event import Event
from bot.register.forms import DATES
from bot.texts import sentence_days
from storage.community import communities, memberships
from storage.engine import clock


def answers(
    event: Event, flow: str, key: str, raw: str, community: int | None = None
) -> dict[str, str]:
    """The raw answers that a raw answer to the question `key` of this flow gives."""
    dates, zone = DATES.get(flow), _zone(event, community)
    if dates is None or dates.of != key or not zone:
        return {key: raw}
    now, said = clock.local(event.incoming.at, zone), raw.removeprefix("=")
    day = sentence_days.within(said, now, event.words, dates.within)
    return {key: raw} | ({dates.key: day.isoformat()} if day else {})


def is_alone(flow: str, key: str, given: set[str]) -> bool:
    """Whether nothing is answered but the question `key`, and what that sentence answered too."""
    beside = {DATES[flow].key} if flow in DATES else set()
    return key in given and not given - {key} - beside


def _zone(event: Event, community: int | None) -> str:
    """The clock that all communities share which it may be about; "" for none."""
    homes = [community] if community else memberships.homes(event.session, event.person_id)
    zones = {communities.known(event.session, each).zone for each in homes}
    return zones.pop() if len(zones) == 1 else ""
