"""A pasted list as a worker reads it: what was understood, line by line, what was not, and what can
be done with it."""

from bot.forms import numbered_lists
from bot.forms.answers import amount
from bot.forms.numbered_lists import Entry, Kind, Line, Reading
from bot.messages import Action, Button, Message
from bot.register.actions import short
from bot.register.copies import Reader, copied
from bot.register.numbered_lists import Offer
from bot.texts import Words
from storage.community import numbered_lists as stored
from storage.community.numbered_lists import Listed, ListedNeighbour, NumberedList

PAGE = 12
NAMED = 20  # in one sentence
CUT = 40  # characters of a line that is only quoted
SHOWN = (Kind.ENTRY, Kind.UNREAD, Kind.EMPTY, Kind.REMARK, Kind.EXAMPLE)


def reading(row: NumberedList) -> Reading:
    """What is read in it now."""
    return numbered_lists.read(stored.text(row))


def unread(row: NumberedList) -> list[int]:
    """The places of the lines that are still to be asked about."""
    lines = enumerate(reading(row).lines)
    return [at for at, each in lines if each.kind is Kind.UNREAD and at not in row.put_by]


def listed(row: NumberedList) -> list[Listed]:
    """Everybody on it; whoever said no number means one."""
    return [
        Listed(each.name, each.many or 1, each.address, each.phone) for each in reading(row).entries
    ]


def shown(row: NumberedList, page: int, offers: list[tuple[str, Offer]], words: Words) -> Message:
    """A page of it, and the ways on."""
    found = reading(row)
    lines = [(at, each) for at, each in enumerate(found.lines) if each.kind in SHOWN]
    last = max(0, (len(lines) - 1) // PAGE)
    at = min(page, last)
    told = [_told(place, each, row, words) for place, each in lines[at * PAGE : (at + 1) * PAGE]]
    return Message(
        title=words("list-paste-title"),
        lead=_lead(found, row, words),
        facts=tuple(("", each) for each in told),
        note=words("list-paste-page", page=at + 1, pages=last + 1) if last else "",
        rows=_rows(row, at, last, offers, words),
    )


def _lead(found: Reading, row: NumberedList, words: Words) -> str:
    count, pieces = len(found.entries), sum(each.many or 1 for each in found.entries)
    lines = [
        found.title[:CUT],
        words("list-paste-understood", count=count, pieces=pieces),
        words("list-paste-not", count=len(unread(row))),
    ]
    return "\n".join(filter(None, lines))


def _told(place: int, line: Line, row: NumberedList, words: Words) -> str:
    if line.entry is not None:
        return _entry(line.entry, words)
    said = line.text.strip()
    quoted = said if len(said) <= CUT else f"{said[:CUT]}…"
    if line.kind is not Kind.UNREAD:
        return words("list-paste-beside", line=quoted)
    if place in row.put_by:
        return words("list-paste-put-by", line=quoted)
    return words("list-paste-unread", line=quoted)


def _entry(entry: Entry, words: Words) -> str:
    for_whom = words("list-paste-for", name=entry.acts_for) if entry.acts_for else ""
    many = words("list-paste-many", many=entry.many) if entry.many else ""
    parts = (entry.name + for_whom, many, entry.address.text, entry.phone, entry.note[:CUT])
    said = " · ".join(filter(None, parts))
    return f"{entry.number}. {said}" if entry.number else said


def _rows(
    row: NumberedList, at: int, last: int, offers: list[tuple[str, Offer]], words: Words
) -> tuple[tuple[Button, ...], ...]:
    turns = [
        Button(words(key), Action("list.page", row.key, str(to)))
        for key, to in (("list-before", at - 1), ("list-after", at + 1))
        if 0 <= to <= last
    ]
    mend = [Button(words("list-paste-mend"), Action("list.mend", row.key))] if unread(row) else []
    uses = [
        (Button(each.label, Action("list.use", row.key, _arg(name, each.row_id))),)
        for name, each in offers
    ]
    away = (Button(words("list-paste-away"), Action("list.drop", row.key)),)
    return tuple(filter(None, (tuple(turns), tuple(mend), *uses, away)))


def _arg(name: str, row_id: int) -> str:
    return f"{name}={short(row_id)}"


def planned(row: NumberedList, arg: str, what: str, words: Words) -> Message:
    """What would come of it, to be done with a tap."""
    take = Button(words("list-paste-take"), Action("list.take", row.key, arg))
    back = Button(words("list-paste-back"), Action("list.page", row.key, "0"))
    return Message(lead=what, note=words("list-paste-so"), rows=((take,), (back,)))


def so_many(people: list[Listed], unit: str) -> str:
    """All their pieces together."""
    return amount(sum(each.quantity for each in people), unit)


def by_name(people: list[Listed], unit: str, words: Words) -> str:
    """Each with how many, as far as one reads on."""
    named = [_with_how_many(each, unit) for each in people[:NAMED]]
    return words("card-list", names=words.listed(named), more=len(people) - len(named))


def _with_how_many(one: Listed, unit: str) -> str:
    return f"{one.name} {amount(one.quantity, unit)}" if unit else one.name


@copied("pasted")
def pasted(reader: Reader, row: NumberedList) -> list[str]:
    return [reader.words("mine-pasted-list", day=reader.day(row.at)), stored.text(row)]


@copied("listed")
def was_listed(reader: Reader, row: ListedNeighbour) -> list[str]:
    return [reader.words("mine-listed-line", day=reader.day(row.at))]
