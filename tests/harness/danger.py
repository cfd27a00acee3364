"""Words that are perhaps of danger, as they are heard."""

from storage.community.screening import Heard
from storage.danger.families import Family


def perhaps(family: Family, *, is_grave: bool = True) -> Heard:
    """Not sure, of this family, and worrying much or little."""
    return Heard(family, is_sure=False, spans=(), is_grave=is_grave, is_felt=True)
