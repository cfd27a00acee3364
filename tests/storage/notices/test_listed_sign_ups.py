"""A list that was copied on in another chat signs neighbours up for what is handed out."""

import pytest

from storage.community.numbered_lists import Listed
from storage.engine.errors import NotFound
from storage.notices import listed_sign_ups
from storage.notices.places import SignUp
from tests.harness.make import Make
from tests.storage.notices.test_sign_ups import figures, rice


def test_a_pasted_list_signs_them_up_in_its_order(make: Make) -> None:
    """Three bags and five names: the first have theirs, one asks for too many, the last waits; the
    plan says so before and changes nothing, the same list again is known; 孙医生 of the list is the
    one with the account."""
    said = rice(make)
    names = [Listed("张三", 1), Listed("李四", 2), Listed("王五", 5), Listed("赵六", 1)]
    by = (make.chen.id, said.key, names)
    planned = make.do(listed_sign_ups.plan, *by)
    assert make.rows(SignUp) == []
    done = make.do(listed_sign_ups.note, *by)
    assert done == planned
    shown = {name: [each.name for each in some] for name, some in done._asdict().items() if some}
    assert shown == {"new": ["张三", "李四"], "too_many": ["王五"], "waiting": ["赵六"]}
    again = make.do(listed_sign_ups.note, *by)
    assert [each.name for each in again.known] == ["张三", "李四", "赵六"]
    assert figures(make, said) == (3, 0, 0)
    make.act(make.chen, listed_sign_ups.note, said.key, [Listed(make.sun.name, 1)])
    assert len(make.rows(SignUp, person_id=make.sun.id)) == 1
    with pytest.raises(NotFound):
        make.do(listed_sign_ups.note, make.li.id, said.key, names)
