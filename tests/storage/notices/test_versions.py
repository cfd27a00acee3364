"""What a notice has said, and how its words looked."""

from storage.kit import spans
from storage.kit.spans import Style, Styled
from storage.notices import changes, submission, versions
from storage.notices.notices import NewNotice
from tests.harness.make import Make

BOLD = (Styled(Style.BOLD, 0, 2),)


def test_every_version_is_kept_as_it_was(make: Make) -> None:
    """小陈 changes it twice, a colleague's number beyond the last reads the last."""
    assert make.wang
    said = make.act(make.chen, submission.write, NewNotice(make.home, "周二停水", looks=BOLD))
    make.act(make.chen, changes.edit, said.key, "周三停水", 1, matters=True)
    make.act(make.chen, changes.edit, said.key, "周四停水", 2, matters=False, looks=BOLD)
    read = [make.do(versions.at, make.again(said), number) for number in (0, 1, 2, 3, 99)]
    assert [each.text for each in read] == [
        "周二停水",
        "周二停水",
        "周三停水",
        "周四停水",
        "周四停水",
    ]
    assert [each.said_by for each in read] == [make.chen.id] * 5
    assert [spans.read(each.looks) for each in read[1:4]] == [BOLD, (), BOLD]
    assert spans.read(make.again(said).looks) == BOLD
