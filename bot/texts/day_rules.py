"""What the rules of the grammars of days mean (`<language>/days.lark`): a method for each rule, of
what its parts mean."""

import calendar
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from bot.texts import Words, numerals
from bot.texts.hours import Edge, Hour, Part

if TYPE_CHECKING:
    from lark import Token

WEEK = 7
AWAY = {
    "BEFORE_LAST": -2,
    "YESTERDAY": -1,
    "TODAY": 0,
    "TOMORROW": 1,
    "AFTER_TOMORROW": 2,
    "IN_THREE": 3,
}
STEPS = {"LAST": -1, "THIS": 0, "NEXT": 1, "AFTER": 2}  # LAST_WEEK, AFTER_NEXT_MONTH
LUNAR = {"FIRST_MONTH": 1, "ELEVENTH_MONTH": 11, "TWELFTH_MONTH": 12}
TERMS = {"QM": 6, "DZ": 23}  # of the 24 of a year: the clear days of spring, the shortest day

Days = tuple[date, ...]


class NoDay(Exception):
    """This reading is of no day."""


class Meant(NamedTuple):
    """Which days it may be, the nearest first, and which hour. The first may be past."""

    days: Days
    hour: Hour


class Reader:
    """What the rules of the grammars mean: each is a function of its parts."""

    def __init__(self, now: datetime, say: Words, agreed: date | None) -> None:
        self.now, self.say, self.agreed, self.today = now, say, agreed, now.date()

    def read(self, part: Any) -> Any:
        """What a part of the tree means; a token is itself. Raises NoDay, NoHour, ValueError."""
        if isinstance(part, str):
            return part
        return getattr(self, part.data)(*map(self.read, part.children))

    def start(self, *parts: Any) -> Meant:
        return next(each for each in parts if isinstance(each, Meant))

    # -- together --------------------------------------------------------------------------------

    def when(self, *parts: Any) -> Meant:
        days: Days = next((each for each in parts if _is_days(each)), ())
        hour = next((each for each in parts if isinstance(each, Hour)), Hour())
        edge = next((each for each in parts if isinstance(each, Edge)), None)
        if edge in (Edge.AFTER, Edge.ABOUT):
            raise NoDay()
        if not days and (not hour.is_sure() or hour.is_over(self.now.time())):
            raise NoDay()
        days = days or (self.today,)
        if days[0] == self.today and hour.is_over(self.now.time()):
            raise NoDay()
        return Meant(days, hour.check())

    def tonight(self, _: str, begins: str = "") -> Meant:
        return self.when((self.today,), Hour(Part.EVENING, begins))

    def days(self, *named: Any) -> Days:
        """The same day, said twice: its date and what the week calls it."""
        weekdays = [each for each in named if isinstance(each, Weekday)]
        first, *more = [each for each in named if _is_days(each)] or [weekdays[0].coming]
        fits = (each for each in first if all(each in other for other in more))
        both = tuple(each for each in fits if all(each.weekday() == w.at for w in weekdays))
        if not both:
            raise NoDay()
        return both

    # -- days ------------------------------------------------------------------------------------

    def named(self, name: "Token") -> Days:
        return self._ahead(AWAY[name.type])

    def weekday(self, *parts: Any) -> "Days | Weekday":
        """The coming one; with this or next before it, the one of that calendar week."""
        at = _weekday(parts[-1])
        if len(parts) == 1:
            return Weekday(at, self._ahead((at - self.today.weekday()) % WEEK))
        return self._ahead(parts[0] * WEEK + at - self.today.weekday())

    def week(self, which: "Token") -> int:
        return STEPS[which.type.partition("_")[0]]

    month = week

    def solar(self, *parts: Any) -> Days:
        """Without a year it is this year's or the next one's."""
        *year, month, day = map(int, parts)
        years = year or [self.today.year, self.today.year + 1]
        return _real((each, month, day) for each in years)

    def year(self, which: "Token") -> int:
        if which.type == "YEAR":
            return int(which)
        return self.today.year + STEPS[which.type.removesuffix("_YEAR")]

    def of_month(self, *parts: Any) -> Days:
        """A day alone is this month's or next month's."""
        *away, day = parts
        day = int(re.sub(r"\D+$", "", day)) if isinstance(day, str) else day
        return _real((*self._month(each), day) for each in (away or [0, 1]))

    def month_number(self, number: int) -> int:
        return number

    def numeric(self, said: str) -> Days:
        numbers = re.findall(r"\d+", said)
        if len(numbers) == 1:  # 20300309
            numbers = [said[:4], said[4:6], said[6:]]
        return self.solar(*numbers)

    def either(self, said: str) -> Days:
        """5/3 may be in March or in May; 25/12 may not."""
        one, other, *year = map(int, re.findall(r"\d+", said))
        found = {self.solar(*year, *each) for each in {(one, other), (other, one)} if each[0] <= 12}
        if len(found) != 1:
            raise NoDay()
        return found.pop()

    def month_day(self, *parts: Any) -> Days:
        name, day, *year = [each for each in parts if each != ","]
        return self.solar(*year, self._named_month(name), day)

    def day_month(self, *parts: Any) -> Days:
        day, name, *year = [each for each in parts if each != ","]
        return self.solar(*year, self._named_month(name), day)

    def nth_of_month(self, day: str, away: int) -> Days:
        return self.of_month(away, day)

    def day_number(self, said: str) -> int:
        return int(re.sub(r"\D+$", "", said))

    # -- counted ---------------------------------------------------------------------------------

    def from_today(self, length: "Length") -> Days:
        return (length.after(self.today),)

    def at_least_three(self, length: "Length") -> Days:
        """ "过两天" is some time soon; after three it is meant as said."""
        if length.days < 3 and not length.months:
            raise NoDay()
        return self.from_today(length)

    def from_agreed(self, length: "Length") -> Days:
        if self.agreed is None:
            raise NoDay()
        return (length.after(self.agreed),)

    def some_days(self, number: int) -> "Length":
        if not number:
            raise NoDay()
        return Length(days=number)

    def some_weeks(self, number: int) -> "Length":
        return Length(days=number * WEEK)

    def some_months(self, number: int) -> "Length":
        return Length(months=number)

    def half_month(self) -> "Length":
        return Length(days=15)

    # -- by name ---------------------------------------------------------------------------------

    def month_end(self, *parts: Any) -> Days:
        """Of this month, of one some months away, or of one by its number."""
        if not parts:
            return (_last_of(*self._month(0)),)
        return (_last_of(*self._month(parts[0])),)

    def number_end(self, *parts: Any) -> Days:
        *year, month = parts
        years = year or [self.today.year, self.today.year + 1]
        found = (_last_of(each, month) for each in years)
        return tuple(each for each in found if year or each >= self.today)

    def named_end(self, name: str) -> Days:
        return self.number_end(self._named_month(name))

    def year_end(self) -> Days:
        return (date(self.today.year, 12, 31),)

    def lunar_month(self, name: "Token") -> int:
        return LUNAR[name.type]

    def lunar(self, month: int, day: int) -> Days:
        """Of the year that began last, or the next one."""
        found = (_lunar(self.today.year + each, month, day) for each in (-1, 0, 1))
        return self._coming(found)

    def feast(self, name: "Token") -> Days:
        calendar_, _, rest = name.type.partition("_")
        if calendar_ == "TERM":
            years = (self.today.year, self.today.year + 1)
            return self._coming(_term(each, TERMS[rest]) for each in years)
        month, day = int(rest[:2]), int(rest[2:])
        if calendar_ == "SOLAR":
            return self._coming(self.solar(month, day))
        eve = timedelta(days=calendar_ == "EVE")
        found = (_lunar(self.today.year + each, month, day) for each in (-1, 0, 1))
        return self._coming(each - eve for each in found)

    # -- hours -----------------------------------------------------------------------------------

    def hour(self, *parts: Any) -> Hour:
        halves = [each for each in parts if isinstance(each, Hour)]
        part = next((each for each in parts if isinstance(each, Part)), "")
        edge = next((each for each in parts if isinstance(each, Edge)), "")
        clocks = [each.begins if isinstance(each, Hour) else each for each in parts]
        begins, ends = [*(each for each in clocks if _is_clock(each)), "", ""][:2]
        return Hour(part or (halves[0].part if halves else ""), begins, ends, edge).check()

    def part(self, name: "Token") -> Part:
        return Part[name.type]

    def edge(self, name: "Token") -> Edge:
        return Edge[name.type]

    def full(self, hour: Any) -> str:
        return f"{int(hour)}:00"

    def half(self, hour: int) -> str:
        return f"{hour}:30"

    def quarter(self, hour: int) -> str:
        return f"{hour}:15"

    def three_quarters(self, hour: int) -> str:
        return f"{hour}:45"

    def minutes(self, hour: int, minute: int) -> str:
        return f"{hour}:{minute:02}"

    def face(self, said: str) -> str:
        hour, _, minute = said.partition(":")
        return f"{int(hour)}:{minute}"

    def half_day(self, said: str, half: str) -> Hour:
        """3 pm is in the afternoon, 8 pm in the evening."""
        clock = self.face(said) if ":" in said else self.full(said)
        if half.startswith("a"):
            return Hour(Part.MORNING, clock)
        is_late = 7 <= int(clock.split(":")[0]) <= 11
        return Hour(Part.EVENING if is_late else Part.AFTERNOON, clock)

    def number(self, said: "Token") -> int:
        value = int(said) if said.isdecimal() else numerals.named(said, self.say)
        if value is None:
            raise NoDay()
        return value

    # -- helpers ---------------------------------------------------------------------------------

    def _ahead(self, days: int) -> Days:
        return (self.today + timedelta(days=days),)

    def _coming(self, found: Iterable[date] | Days) -> Days:
        return (next(each for each in found if each >= self.today),)

    def _month(self, away: int) -> tuple[int, int]:
        """Year and number of the month that is so many away."""
        year, month = divmod(self.today.year * 12 + self.today.month - 1 + away, 12)
        return year, month + 1

    def _named_month(self, name: str) -> int:
        names = [each.casefold() for each in self.say("day-months").split()]
        return names.index(name[:3]) + 1


class Weekday(NamedTuple):
    """Monday is 0."""

    at: int
    coming: Days


class Length(NamedTuple):
    """So long."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The day that is so long after another one; the 31st of a short month is its last."""
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(day.day, last)) + timedelta(days=self.days)


def _real(days: Iterable[tuple[int, int, int]]) -> Days:
    """Those that a calendar has; what has two digits for a year is none of ours."""
    found = []
    for year, month, day in days:
        if year >= 1000 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            found.append(date(year, month, day))
    if not found:
        raise NoDay()
    return tuple(found)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _lunar(year: int, month: int, day: int) -> date:
    from borax.calendars.lunardate import LunarDate

    found: date = LunarDate(year, month, day).to_solar_date()
    return found


def _term(year: int, index: int) -> date:
    from borax.calendars.lunardate import TermUtils

    found: date = TermUtils.nth_term_day(year, index)
    return found


def _weekday(name: str) -> int:
    """Monday is 0."""
    if name.isascii() and name.isalpha():
        return [each[:3].casefold() for each in calendar.day_abbr].index(name[:3])
    value = unicodedata.numeric(name, WEEK)  # the word for the sun, or for a day, is no number
    return int(value) - 1


def _is_clock(part: Any) -> bool:
    return type(part) is str and ":" in part


def _is_days(part: Any) -> bool:
    return type(part) is tuple
