"""What the mutations change is still there, and so is the test that is meant for it."""

from tests.house import mutations
from tests.house.copied import HOUSE
from tests.house.mutated_lines import LINES


def test_every_line_that_is_changed_stands_in_its_file() -> None:
    """A line that was mended meanwhile would be skipped in silence."""
    found = [each.name for each in mutations.mutations() if each.kind == "line"]
    assert found == [line.name for line in LINES]
    assert not [line.asked for line in LINES if not (HOUSE / line.asked).is_file()]


def test_there_is_something_of_every_kind() -> None:
    """Rules, conditions of UPDATEs, entries of registers: a change of style may hide them."""
    kinds = {each.kind for each in mutations.mutations()}
    assert kinds >= {"line", "why not", "update", "rule", "timed", "@button", "@form", "@copied"}
