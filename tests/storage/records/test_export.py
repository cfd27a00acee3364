"""A community's account for whoever reads it: what the group saw, or all of it for a reason."""

import csv
import io
import json

import pytest

from storage.community import history
from storage.community.memberships import Role
from storage.engine import clock
from storage.records import export
from storage.records.export import Format, Found, ReasonMissing
from storage.wishes import claiming, claims, deliveries, releases, review, submission
from storage.wishes.deliveries import NewDelivery
from tests.harness.make import Make

pytestmark = pytest.mark.both

PRIVATE = (
    "浴室地滑",
    "3号楼2单元501",
    "13812345678",
    "几楼？",
    "五楼",
    "王阿姨",
    "李明",
    "放在门卫",
)


def public(make: Make, home: int | None = None) -> list[Found]:
    return make.do(export.public, home or make.home)


def written(rows: list[Found], form: Format) -> str:
    into = io.StringIO()
    export.write(rows, form, into)
    return into.getvalue()


def lived(make: Make) -> None:
    """A wish of every state, with questions, notes and given-back claims on the way."""
    make.wish(by=make.person("何叔"), title="还没看过的")
    asked = make.wish(title="问过的")
    make.act(make.chen, review.send_back, asked.key, "几楼？")
    make.act(make.wang, submission.answer, asked.key, "五楼")
    make.act(make.chen, review.approve, asked.key)
    first = make.act(make.zhang, claiming.claim, asked.key)
    make.act(make.zhang, releases.release, first.key, claims.ReleaseReason.NO_TIME)
    claim = make.act(make.li, claiming.claim, asked.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key, note="放在门卫"))
    refused = make.wish(by=make.person("周奶奶"), title="婉拒的")
    make.act(make.chen, review.turn_down, refused.key, "我去看您")
    gone = make.open_wish(by=make.sun, title="收回的")
    make.act(make.sun, releases.call_off, gone.key)
    make.act(make.chen, review.care_for, make.wish(by=make.zhao, title="亲自办的").key)


@pytest.mark.parametrize("form", list(Format))
def test_the_group_saw_no_more(make: Make, form: Format) -> None:
    """The account has what stood in the group: no story, place, telephone, question, answer, note
    or whole name; who could not after all is nobody's business."""
    lived(make)
    rows = public(make)
    assert [found.wish["title"] for found in rows] == ["问过的"]
    [claim] = rows[0].claims
    assert (claim["by"], claim["state"]) == ("李**", "delivered")
    shown = written(rows, form)
    assert "李**" in shown
    for words in PRIVATE:
        assert words not in shown


def test_what_is_not_public_is_not_in_it(make: Make) -> None:
    """What waits, was answered kindly, was taken back or is seen to in person stays out, its title
    too."""
    lived(make)
    shown = written(public(make), Format.JSONL)
    for title in ("还没看过的", "婉拒的", "收回的", "亲自办的"):
        assert title not in shown


def test_everything_for_a_reason(make: Make) -> None:
    """With a reason all of it is there, opened; that it was, and why, stands in the history."""
    lived(make)
    rows = make.do(export.private, make.home, "  年度档案 ")
    assert len(rows) == 5
    shown = written(rows, Format.JSONL)
    for words in (
        "浴室地滑",
        "3号楼2单元501",
        "13812345678",
        "王阿姨",
        "李明",
        "放在门卫",
        "no_time",
    ):
        assert words in shown
    assert "v1." not in shown
    [entry] = make.rows(history.Entry, what="exported")
    assert entry.details["reason"] == "年度档案"
    assert entry.details["wishes"] == 5


@pytest.mark.parametrize("reason", ["", "  ", "长" * 201])
def test_no_reason_no_look(make: Make, reason: str) -> None:
    """Without a reason, or with an essay, nothing is opened and nothing noted."""
    make.open_wish()
    with pytest.raises(ReasonMissing):
        make.do(export.private, make.home, reason)
    assert make.rows(history.Entry, what="exported") == []


def test_the_account_is_of_one_community(make: Make) -> None:
    """Next door's wishes and claims are in next door's account, and in no other, private or
    not."""
    ours, theirs = make.open_wish(title="我们的"), make.elsewhere
    both = make.person("双户", at=theirs)
    their = make.act(both, submission.submit, make.form(community_id=theirs, title="隔壁的"))
    make.act(make.foreign_worker, review.approve, their.key)
    make.act(make.person(at=theirs), claiming.claim, their.key)
    make.act(make.li, claiming.claim, ours.key)
    for home, title in ((make.home, "我们的"), (theirs, "隔壁的")):
        for rows in (public(make, home), make.do(export.private, home, "核对")):
            assert [found.wish["title"] for found in rows] == [title]
            assert len(rows[0].claims) == 1


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r="])
def test_no_cell_is_run(make: Make, begin: str) -> None:
    """A title or a name that a spreadsheet would run is only shown."""
    title = f"{begin}HYPERLINK(1)"
    claimer = make.person(f"{begin}cmd", Role.VOLUNTEER)
    make.act(claimer, claiming.claim, make.open_wish(title=title).key)
    [row] = csv.DictReader(io.StringIO(written(public(make), Format.CSV), newline=""))
    assert row["title"] == f"'{title}"
    assert row["claim_by"].startswith("'")


@pytest.mark.parametrize(
    "title", ['<b>王</b> & "李", 一双', "前\n后", "👵👨‍👩‍👧", "，；|", "\u202e反"]
)
def test_a_title_is_the_same_in_every_form(make: Make, title: str) -> None:
    """Mark-up, commas, line breaks and emoji come out of both forms as they went in."""
    make.open_wish(title=title)
    rows = public(make)
    assert json.loads(written(rows, Format.JSONL))["title"] == title
    [row] = csv.DictReader(io.StringIO(written(rows, Format.CSV), newline=""))
    assert row["title"] == title


def test_an_empty_community_has_an_account_too(make: Make) -> None:
    """A line of names and no row, or no line at all."""
    assert list(csv.DictReader(io.StringIO(written(public(make), Format.CSV)))) == []
    assert written(public(make), Format.CSV).startswith("code,title,")
    assert written(public(make), Format.JSONL) == ""


def test_times_are_the_community_s(make: Make) -> None:
    """Hours are those on the wall there, wherever the machine stands."""
    home = make.community("远方", "Pacific/Kiritimati")
    owner, worker = make.person(at=home), make.person(role=Role.WORKER, at=home)
    wish = make.act(owner, submission.submit, make.form(community_id=home))
    make.act(worker, review.approve, wish.key)
    [found] = public(make, home)
    here = clock.local(clock.now(), "Pacific/Kiritimati")
    assert found.wish["published_at"].endswith("+14:00")
    assert found.wish["published_at"][:10] == f"{here:%Y-%m-%d}"
