"""The checks before review: private numbers, asks that are no wish, danger, look-alikes.

Pure functions over strings. Words and patterns are data (`numbers.toml`, `words.toml`): a social
worker can read and mend them there. A finding stops nobody silently: it is shown to the worker as
a flag.
"""

from storage.community.screening.danger import Heard, heard, is_danger
from storage.community.screening.flags import PRIVATE_SPANS, WORKER_ONLY, Finding, Flag
from storage.community.screening.likeness import LOOKS_ALIKE, alike, building, calls, hides_itself
from storage.community.screening.typed import clean, clean_name
from storage.community.screening.verbs import TUCKED, phones, public, screen, tucked

__all__ = [
    "LOOKS_ALIKE",
    "PRIVATE_SPANS",
    "TUCKED",
    "WORKER_ONLY",
    "Finding",
    "Flag",
    "Heard",
    "alike",
    "building",
    "calls",
    "clean",
    "clean_name",
    "heard",
    "hides_itself",
    "is_danger",
    "phones",
    "public",
    "screen",
    "tucked",
]
