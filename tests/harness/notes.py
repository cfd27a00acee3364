"""A promise that is nothing but its number, for those who look after promises."""

from dataclasses import replace

from storage.community.people import Person
from storage.messaging.kinds import Kind, Lane

NOTE = Kind("test.note", Person)


def note_of(lane: Lane | None = None) -> Kind:
    """The same in another lane."""
    return NOTE if lane is None else replace(NOTE, lane=lane)
