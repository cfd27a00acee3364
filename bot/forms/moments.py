"""An answer that is a moment: now, or a day and an hour to come, as they are said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.forms.answers import SKIPPED, Option, Wrong
from bot.messages import Heard, Incoming
from bot.texts import Words, appointments
from storage.community import screening
from storage.engine import clock

HOURS = (9, 18)  # that are offered: in the morning, and when people are at home


def raw_of(at: datetime) -> str:
    """A moment as a button can carry it: seconds, for it takes no colon."""
    return f"{at.timestamp():.0f}"


@dataclass(frozen=True, slots=True)
class Moment:
    """An hour on the clock on the wall of `zone`, at most `appointments.FARTHEST` ahead; None for
    now."""

    zone: str
    columns: int = 2

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        typed = screening.clean(incoming.text) if incoming.heard is Heard.TEXT else ""
        now = clock.local(incoming.at, self.zone)
        at = appointments.asked(typed, now, words) if typed else None
        if at is None:
            raise Wrong("answer-moment-wanted")
        return raw_of(at)

    def read(self, raw: str) -> datetime | None:
        if raw == SKIPPED:
            return None
        at = datetime.fromtimestamp(int(raw), UTC)
        if at <= clock.now():
            raise Wrong("answer-moment-past")
        return at

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        now = Option(SKIPPED, words(f"{flow}-{key}-skip"))
        here = clock.local(clock.now(), self.zone)
        days = (here + timedelta(days=each) for each in range(2))
        ahead = [
            day.replace(hour=hour, minute=0, second=0, microsecond=0)
            for day in days
            for hour in HOURS
        ]
        later = [each for each in ahead if each > here][:2]
        return [
            now,
            *(Option(raw_of(each), appointments.short(each, words)) for each in later),
        ]
