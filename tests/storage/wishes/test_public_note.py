"""The line that a worker writes for the group under a title."""

import pytest

from storage.engine.errors import Stale
from storage.records import export, personal_data
from storage.wishes import claiming, confirmations, review, submission, wishes
from storage.wishes.wishes import NotEditable
from tests.harness.make import Make

NOTE = "三十七码，鞋底要软一点"


def test_a_note_is_written_and_kept(make: Make) -> None:
    """A worker writes it with the title; a new title alone leaves it, "" takes it away."""
    wish = make.wish()
    make.act(make.chen, review.reword, wish.key, wish.title, NOTE)
    assert make.again(wish).public_note == NOTE
    make.act(make.chen, review.reword, wish.key, "一双软底拖鞋")
    assert (make.again(wish).title, make.again(wish).public_note) == ("一双软底拖鞋", NOTE)
    make.act(make.chen, review.reword, wish.key, "一双软底拖鞋", "")
    assert make.again(wish).public_note == ""


@pytest.mark.parametrize(
    ("note", "flag"),
    [("打13812345678", "phone"), ("给低保户", "label"), ("张奶奶等着用", "name")],
)
def test_a_note_is_screened_like_a_title(make: Make, note: str, flag: str) -> None:
    """What would be looked at in the title is looked at in the note, and says where it stands."""
    wish = make.wish(by=make.chen, beneficiary="张奶奶")
    make.act(make.chen, review.reword, wish.key, wish.title, note)
    assert make.again(wish).flags[flag] == ["note"]


def test_a_note_about_older_words(make: Make) -> None:
    """The owner changed the wish meanwhile: nothing is written under the new words."""
    wish = make.wish()
    make.act(make.wang, submission.resubmit, wish.key, make.form(title="两双拖鞋"))
    with pytest.raises(Stale):
        make.act(make.chen, review.reword, wish.key, wish.title, NOTE, wish.revision)
    with pytest.raises(Stale):
        make.do(review.to_decide, make.chen.id, wish.key, wish.revision)
    assert make.again(wish).public_note == ""


def test_a_note_is_public(make: Make) -> None:
    """It is in the account of what the group saw."""
    wish = make.wish()
    make.act(make.chen, review.reword, wish.key, wish.title, NOTE)
    make.act(make.chen, review.approve, wish.key)
    [found] = make.do(export.public, make.home)
    assert found.wish["public_note"] == NOTE


def test_a_note_is_forgotten(make: Make) -> None:
    """With its owner it goes, from a wish that came true as well; there the title stays."""
    wish = make.wish()
    make.act(make.chen, review.reword, wish.key, wish.title, NOTE)
    make.act(make.chen, review.approve, wish.key)
    make.act(make.li, claiming.claim, wish.key)
    make.act(make.wang, confirmations.confirm, make.claim_on(wish).key)
    make.do(personal_data.forget, make.wang.id)
    assert (make.again(wish).title, make.again(wish).public_note) == (wish.title, "")


def test_what_is_public_is_not_revised(make: Make) -> None:
    """The owner's form opens only on what may still be changed."""
    wish = make.wish()
    assert make.do(wishes.to_revise, make.wang.id, wish.key).id == wish.id
    make.act(make.chen, review.approve, wish.key)
    with pytest.raises(NotEditable):
        make.do(wishes.to_revise, make.wang.id, wish.key)
