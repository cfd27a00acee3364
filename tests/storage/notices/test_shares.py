"""A notice passed on elsewhere: its worker hears when it is out of date; who is on a list from
there has seen it."""

import pytest

from storage.community import moves, shares
from storage.community.addresses import Address
from storage.community.numbered_lists import Listed
from storage.community.people import Person
from storage.community.shares import Share
from storage.engine.errors import NotFound
from storage.notices import acknowledgements, changes, notices, numbered_lists, roster, submission
from storage.notices import shares as notice_shares
from storage.notices.acknowledgements import Acknowledgement
from storage.notices.copies import Copy
from storage.notices.notices import NewNotice, Notice, NotOut, Wanted
from tests.harness.make import Make

pytestmark = pytest.mark.both

ZHANG, LI = Listed("张三", 1, Address("5号楼")), Listed("李四", 1)


def out(make: Make) -> Notice:
    make.group(notices.Purpose.NOTICES, by=make.chen)
    new = NewNotice(make.home, "周二停水\n上午九点到十一点", seen=Wanted.EACH)
    return make.act(make.chen, submission.write, new)


def share(make: Make, notice: Notice) -> None:
    make.act(
        make.chen, lambda s, by: notice_shares.share(s, by, notices.for_staff(s, by, notice.key))
    )


def why(make: Make) -> str:
    (row,) = make.rows(Share)
    return make.do(lambda s: shares.why_outdated(s, s.get_one(Share, row.key)))


def test_words_that_matter_and_the_end(make: Make) -> None:
    """A slip of the pen is no news to whoever shared it; another hour is, and so is the end."""
    notice = out(make)
    share(make, notice)
    make.act(make.chen, changes.edit, notice.key, "周二停水。", 1, matters=False)
    assert (why(make), make.kinds(make.chen).count("share.outdated")) == ("", 0)
    make.act(make.chen, changes.edit, notice.key, "周三停水", 2, matters=True)
    assert (why(make), make.kinds(make.chen).count("share.outdated")) == (shares.CHANGED, 1)
    share(make, notice)
    make.act(make.chen, changes.withdraw, notice.key)
    assert why(make) == shares.OVER
    with pytest.raises(NotOut):
        share(make, notice)


def test_seen_by_a_list(make: Make) -> None:
    """Each of them has seen it, once; the same list again changes nothing, and whoever is no worker
    here notes nobody."""
    notice = out(make)
    first = make.act(make.chen, numbered_lists.note, notice.key, [ZHANG, LI, ZHANG])
    assert ([each.name for each in first.new], len(first.known)) == (["张三", "李四"], 1)
    again = make.act(make.chen, numbered_lists.note, notice.key, [ZHANG, LI, Listed("王五", 1)])
    assert [each.name for each in again.new] == ["王五"]
    assert make.do(lambda s: acknowledgements.count(s, s.get_one(Notice, notice.key))) == 3
    make.act(make.chen, changes.edit, notice.key, "周三停水", 1, matters=True)
    anew = make.act(make.chen, numbered_lists.note, notice.key, [ZHANG])
    assert [each.name for each in anew.new] == ["张三"]
    for who in (make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.act(who, numbered_lists.note, notice.key, [LI])


def test_a_name_on_a_list_is_the_neighbour_of_that_name(make: Make) -> None:
    """王阿姨 has an account: no second one is made, and the figures agree with the card. Of two
    called 何叔 nobody is noted, unless it says where; one who is called so elsewhere is another."""
    notice, wang = out(make), make.wang
    first, second = make.person("何叔"), make.person("何叔")
    for who, building in ((first, "5号楼"), (second, "6号楼"), (wang, "3号楼")):
        make.act(who, moves.say, make.home, Address(building, "2单元101", is_whole=True))
    before = len(make.rows(Person))
    names = [Listed("王阿姨", 1), Listed("何叔", 1), Listed("何叔", 1, Address("6号楼", "101"))]
    planned = make.act(make.chen, numbered_lists.plan, notice.key, names)
    assert (make.rows(Acknowledgement), make.rows(Copy)) == ([], [])
    found = make.act(make.chen, numbered_lists.note, notice.key, names)
    assert found == planned == ([names[0], names[2]], [], [names[1]])
    assert {each.person_id for each in make.rows(Acknowledgement)} == {wang.id, second.id}
    assert len(make.rows(Person)) == before
    again = make.act(make.chen, numbered_lists.note, notice.key, names)
    assert again == ([], [names[0], names[2]], [names[1]])
    elsewhere = [Listed("王阿姨", 1, Address("9号楼")), Listed("张三", 1)]
    make.act(make.chen, numbered_lists.note, notice.key, elsewhere)
    assert len(make.rows(Person)) == before + 2
    everybody = make.do(roster.by_role, make.again(notice))[0]
    assert everybody.seen == make.do(acknowledgements.count, make.again(notice)) == 4
