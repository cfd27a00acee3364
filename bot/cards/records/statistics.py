"""A month in figures: a short text, and a chart when there is something to draw."""

from datetime import date
from typing import NamedTuple

from sqlmodel import Session

from bot.cards.wishes.wishes import label
from bot.messages import Action, Button, Message
from bot.pictures import chart, fonts
from bot.texts import Words
from bot.texts import words as spoken
from storage.community import communities
from storage.engine import clock
from storage.records import statistics
from storage.records.statistics import Figures
from storage.wishes.wishes import Urgency

A_FEW_DAYS = 48  # hours; longer is said in days


class Month(NamedTuple):
    """A month on the calendar on the wall of a community."""

    year: int
    number: int

    @property
    def before(self) -> "Month":
        return Month(self.year - 1, 12) if self.number == 1 else Month(self.year, self.number - 1)

    @property
    def after(self) -> "Month":
        return Month(self.year + 1, 1) if self.number == 12 else Month(self.year, self.number + 1)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)


def this_month(session: Session, community_id: int) -> Month:
    """The month it is there now."""
    today = clock.today(communities.known(session, community_id).zone)
    return Month(today.year, today.month)


def first_month(session: Session, community_id: int) -> Month:
    """The month in which the community was founded."""
    community = communities.get(session, community_id)
    day = clock.local(community.created_at, community.zone)
    return Month(day.year, day.month)


def month(session: Session, community_id: int, which: Month, words: Words) -> Message:
    """Posted, claimed, come true, how long it took; of what kind, and how urgent."""
    zone = communities.known(session, community_id).zone
    span = clock.at(which.first, 0, zone), clock.at(which.after.first, 0, zone)
    figures = statistics.between(session, community_id, *span)
    rows = _turns(session, community_id, which, words)
    if not any(figures[:5]):  # counts
        return Message(lead=words("stats-empty", month=which.number), rows=rows)
    return Message(
        title=_title(which, words),
        lead=words(
            "stats-lead",
            posted=figures.posted,
            claimed=figures.claimed,
            confirmed=figures.confirmed,
            fewer=figures.fewer,
            helped=figures.helped,
        ),
        facts=_facts(figures, words),
        note=words("stats-note"),
        picture=_drawn(figures, which, words),
        rows=rows,
    )


def _title(which: Month, words: Words) -> str:
    return words("stats-title", year=str(which.year), month=which.number)


def _turns(
    session: Session, community_id: int, which: Month, words: Words
) -> tuple[tuple[Button, ...], ...]:
    """The month before, as far as there was one; from an earlier one also back to now."""
    current = this_month(session, community_id)
    is_current = which == current

    def to(shown: Month, key: str) -> Button:
        arg = f"{shown.year}-{shown.number:02d}"
        return Button(words(key, month=shown.number), Action("statistics.month", community_id, arg))

    earlier = which > first_month(session, community_id)
    before = [to(which.before, "stats-before" if is_current else "stats-month")] if earlier else []
    now = [] if is_current else [to(current, "stats-this")]
    return ((*before, *now),) if before or now else ()


def _facts(figures: Figures, words: Words) -> tuple[tuple[str, str], ...]:
    to_claim, to_confirm = figures.hours_to_claim, figures.hours_to_confirm
    waits = (("stats-to-claim", to_claim), ("stats-to-confirm", to_confirm))
    said = [(words(key), _span(hours, words)) for key, hours in waits if hours is not None]
    for bars in _bars(figures, words):
        counts = [words("stats-count", name=name, count=count) for name, count in bars.rows]
        said.append((bars.title, words.listed(counts)))
    return tuple(said)


def _span(hours: float, words: Words) -> str:
    if hours < 1:
        return words("stats-soon")
    if hours < A_FEW_DAYS:
        return words("stats-hours", value=round(hours))
    return words("stats-days", value=round(hours / 24, 1))


def _bars(figures: Figures, words: Words) -> tuple[chart.Bars, ...]:
    """By kind, the most first; by urgency, the most urgent first."""
    kinds = [(label(words, "category", each), n) for each, n in figures.by_category.items()]
    urgent = [each for each in reversed(Urgency) if each in figures.by_urgency]
    soon = [(label(words, "urgency", each), figures.by_urgency[each]) for each in urgent]
    both = (("stats-by-category", kinds), ("stats-by-urgency", soon))
    return tuple(chart.Bars(words(key), tuple(rows)) for key, rows in both if rows)


def _drawn(figures: Figures, which: Month, words: Words) -> bytes:
    """The picture; without a font for the reader's letters its few words are English."""
    face = fonts.face()
    words = words if face else spoken("en")
    counts = (
        (figures.posted, words("stats-posted")),
        (figures.claimed, words("stats-claimed")),
        (figures.confirmed, words("stats-confirmed")),
    )
    return chart.draw(chart.Chart(_title(which, words), counts, _bars(figures, words)), face)
