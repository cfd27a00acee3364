"""How homes look: in the copy for whoever lives there."""

from datetime import datetime

from bot.register.copies import Reader, copied
from bot.texts import Words
from storage.community import households
from storage.community.captains import CaptainBuilding
from storage.community.households import Household, HouseholdMember
from storage.community.neighbours import Telephone
from storage.engine import columns


def building(label: str, words: Words) -> str:
    """What a building is called, also where nobody knows which it is."""
    return label or words("address-no-building")


@copied("homes")
def _home(reader: Reader, member: HouseholdMember) -> list[str]:
    """An address that is over has gone with its days."""
    home = reader.session.get_one(Household, member.household_id)
    key = "mine-home" if member.lives_here else "mine-home-acting"
    shown = {"address": households.label(home) or "…", "day": reader.day(member.since)}
    return [reader.words(key, **shown) + _until(reader, member.until)]


@copied("telephones")
def _telephone(reader: Reader, row: Telephone) -> list[str]:
    shown = {"number": columns.opened(row, "number"), "day": reader.day(row.noted_at)}
    return [reader.words("mine-telephone", **shown)]


@copied("buildings")
def _building(reader: Reader, row: CaptainBuilding) -> list[str]:
    called = building(columns.opened(row, "building"), reader.words)
    shown = {"building": called, "day": reader.day(row.since)}
    return [reader.words("mine-building", **shown) + _until(reader, row.until)]


def _until(reader: Reader, day: datetime | None) -> str:
    return reader.words("mine-home-over", day=reader.day(day)) if day else ""
