"""Whether a worker has looked at pictures that a group is to see."""

from enum import StrEnum


class Look(StrEnum):
    """How far pictures have come on their way into the group."""

    NONE = ""  # nobody asked for it
    ASKED = "asked"  # whoever they belong to agrees: a worker is to look
    PASSED = "passed"  # the group may see them, as long as that is agreed
    KEPT = "kept"  # a worker said that they do not belong there
