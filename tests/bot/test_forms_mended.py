"""Forms that were offered before something else happened: asked again as it is now."""

from datetime import timedelta

import pytest
from sqlmodel import Session

from bot.messages import Action
from bot.register.forms import FORMS
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.errors import Stale
from storage.messaging import conversations
from storage.wishes import claiming, claims, releases, review, wishes
from storage.wishes.claiming import Reach, Taken
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.talking import Talking


def test_what_was_offered_is_not_left_any_more(make: Make, talking: Talking) -> None:
    """李明 was offered up to five; meanwhile 孙医生 took three: his tap on 3 reads that one more is
    left, and he is asked about that one."""
    wish = make.open_wish(quantity=5, unit="袋")
    assert "5袋" in talking.taps(make.li, Action("wish.claim", wish.key))
    make.act(make.sun, claiming.claim, wish.key, 3)
    talk = talking.open_one()
    assert talk is not None
    said = talking.taps(make.li, Action("form.answer", talk.key, "many=3"))
    assert "还差 1袋" in said
    assert "3袋" not in said
    held = make.do(claims.held_on, wish.key, make.li.id)
    assert held is not None
    assert held.quantity == 1
    talking.taps(make.li, Action("form.answer", talk.key, "many=2"))
    assert make.again(held).quantity == 2
    assert talking.open_one() is None


def test_no_way_back_before_the_first_question(make: Make, talking: Talking) -> None:
    """小陈 taps 问一句: there is nothing before the question to go back to."""
    worker = make.person("小刘", Role.WORKER)
    wish = make.wish()
    said = talking.taps(worker, Action("wish.ask-owner", wish.key, str(wish.revision)))
    assert "想问许愿的邻居什么" in said
    assert "回上一步" not in said


def test_what_a_worker_saw_is_not_forgotten(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker's form is refused at its last question and asks again: it is still about the words
    that were read when it was opened."""
    wish = make.wish()
    make.act(make.chen, review.reword, wish.key, "一句话", "一句说明")
    seen = str(make.again(wish).revision)
    talking.taps(make.chen, Action("wish.reword", wish.key, seen))
    talking.says(make.chen, "另外一句")
    talk = talking.open_one()
    assert talk is not None

    def refuses(*_: object) -> None:
        raise Stale()

    monkeypatch.setitem(FORMS, "wish.reword", refuses)
    talking.taps(make.chen, Action("form.answer", talk.key, "keeps=yes"))
    kept = talking.open_one()
    assert kept is not None
    assert conversations.answers(kept)["_seen"] == seen


def test_the_rest_goes_with_the_tap(
    make: Make, talking: Talking, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is taken in the very moment of 李明's tap: his one is his, and he is not asked how
    many more."""
    wish, real = make.open_wish(quantity=3, unit="袋"), claiming.take

    def take(session: Session, person_id: int, reach: Reach, quantity: int) -> Taken:
        real(session, make.sun.id, reach, 2)
        return real(session, person_id, reach, quantity)

    make.sun  # noqa: B018 — made before the tap
    monkeypatch.setattr(claiming, "take", take)
    assert "认领好了" in talking.taps(make.li, Action("wish.claim", wish.key))
    assert make.again(wish).claimed == 3
    assert talking.open_one() is None


def test_a_tap_on_a_wish_is_not_about_the_claim_of_its_number(make: Make, talking: Talking) -> None:
    """李明 was saying what he brought when a worker took his claim back. He taps a wish in the
    group that happens to have the claim's number: his form is not silently thrown away, and he
    reads why it ended."""
    group, wish = make.group(), make.open_wish()
    make.act(make.li, claiming.claim, wish.key)
    claim = make.claim_on(wish)
    assert claim.key == wish.key
    talking.taps(make.li, Action("claim.deliver", claim.key))
    make.act(make.chen, releases.take_back, claim.key)
    talking.taps(make.li, Action("wish.claim", wish.key), group.external_id)
    assert "写到一半" in talking.says(make.li, "一双")


def test_a_tap_in_the_group_ends_the_form_about_its_wish(make: Make, talking: Talking) -> None:
    """小陈 wanted to ask something first, then lets the wish into the group: there is nothing left
    to ask, and nothing to say about that."""
    group, wish = make.group(Purpose.WORKERS), make.wish()
    seen = str(wish.revision)
    talking.taps(make.chen, Action("wish.ask-owner", wish.key, seen))
    talking.taps(make.chen, Action("wish.approve", wish.key, seen), group.external_id)
    assert talking.open_one() is None


def test_the_rest_goes_while_somebody_thinks(make: Make, talking: Talking) -> None:
    """孙医生 takes the rest while 李明 is asked how many: whatever he says next, he reads what is
    his, and it is no answer. The button that asked is over too."""
    wish = make.open_wish(quantity=3, unit="袋")
    talking.taps(make.li, Action("wish.claim", wish.key))
    make.act(make.sun, claiming.claim, wish.key, 2)
    named = f"「一双防滑拖鞋」（{wish.code}）：1袋归您了"
    assert named in talking.commands(make.li, "help"), "he thinks of something else"
    assert talking.open_one() is None
    assert "归您了" not in talking.says(make.li, "请问？")
    more = Action("claim.more", make.rows(Claim)[0].key)
    assert "1袋归您了" in talking.taps(make.li, more)
    assert talking.open_one() is None


def test_an_open_question_is_shown_once_more_and_not_again(make: Make, talking: Talking) -> None:
    """王阿姨 looks around in the middle of her form: she is reminded once, again after an answer,
    and again the day after."""
    talking.commands(make.wang, "wish")
    talking.says(make.wang, "一把伞")
    assert "刚才这一问还等着您" in talking.commands(make.wang, "wishes")
    assert "还等着您" not in talking.commands(make.wang, "help")
    assert "还等着您" not in talking.commands(make.wang, "wishes")
    talking.says(make.wang, "物品")
    assert "还等着您" in talking.commands(make.wang, "help")
    assert "还等着您" not in talking.commands(make.wang, "help")
    clock.travel(timedelta(days=1))
    assert "还等着您" in talking.commands(make.wang, "help")


def test_nobody_is_reminded_of_what_may_stay_open(make: Make, talking: Talking) -> None:
    """李明 holds one piece and need not say how many in all: no command brings the question back,
    and nothing is said when it is forgotten."""
    wish = make.open_wish(quantity=5, unit="袋")
    assert "一共来多少" in talking.taps(make.li, Action("wish.claim", wish.key))
    assert "一共来多少" not in talking.commands(make.li, "help")


def test_the_reminder_names_the_wish(make: Make, talking: Talking) -> None:
    """A form about a wish says which one when it comes back."""
    wish = make.wish()
    talking.taps(make.chen, Action("wish.refuse", wish.key, str(wish.revision)))
    said = talking.commands(make.chen, "help")
    assert f"「一双防滑拖鞋」（{wish.code}）的这一问还等着您" in said


def test_own_act_puts_a_pointless_form_away_silently(make: Make, talking: Talking) -> None:
    """小陈 opens 婉拒 and then sees to it herself: nobody asks her for the reason any more, and
    nobody tells her that 小陈 was quicker."""
    wish = make.wish()
    talking.taps(make.chen, Action("wish.refuse", wish.key, str(wish.revision)))
    said = talking.taps(make.chen, Action("wish.care", wish.key, str(wish.revision)))
    assert "早一步" not in said
    assert make.again(wish).state is wishes.WishState.CARED_FOR
    assert talking.open_one() is None
    assert "还等着您" not in talking.commands(make.chen, "help")


def test_a_form_that_somebody_else_made_pointless_says_which(make: Make, talking: Talking) -> None:
    """小刘 decides while 小陈 writes: her words are answered with the wish they were about."""
    worker, wish = make.person("小刘", Role.WORKER), make.wish()
    talking.taps(make.chen, Action("wish.refuse", wish.key, str(wish.revision)))
    make.act(worker, review.care_for, wish.key)
    said = talking.says(make.chen, "这个要请医生看")
    assert f"您写到一半的「一双防滑拖鞋」（{wish.code}）：早一步，小刘" in said


def test_another_name_after_one_that_nobody_has(make: Make, talking: Talking) -> None:
    """李明 asks for 老何, whom nobody is called, and just writes the next name."""
    wish = make.claimed_wish()
    make.sun  # noqa: B018 — lives here
    talking.taps(make.li, Action("claim.hand-over", make.claim_on(wish).key))
    assert "没找到叫「老何」" in talking.says(make.li, "老何")
    assert "没找到叫「老张」" in talking.says(make.li, "老张")
    said = talking.says(make.li, "孙医生")
    assert "是这位吗" in said
    assert "孙医生" in said


def test_what_stands_under_change_may_be_typed(make: Make, talking: Talking) -> None:
    """At the last look 王阿姨 types 改一改 and then 心愿 instead of tapping them."""
    wish = make.wish(place="", phone="", story="")
    talking.taps(make.wang, Action("wish.revise", wish.key))
    assert "改什么" in talking.says(make.wang, "改一改")
    assert "想请邻居帮什么忙" in talking.says(make.wang, "心愿")


def test_more_than_is_left_is_told_as_it_is(make: Make, talking: Talking) -> None:
    """The old button 全部 after others took some: the reason, not a rule about numbers."""
    wish = make.open_wish(quantity=5, unit="袋")
    assert "全部（连手上的 5袋）" in talking.taps(make.li, Action("wish.claim", wish.key))
    make.act(make.sun, claiming.claim, wish.key, 3)
    talk = talking.open_one()
    assert talk is not None
    said = talking.taps(make.li, Action("form.answer", talk.key, "many=5"))
    assert "剩下的比刚才少了，现在连您手上的最多 2袋" in said


def test_no_number_is_lost(make: Make, talking: Talking) -> None:
    """王阿姨 writes two numbers: both are hidden in the story, both stand where she decides about
    them, for nobody else knows which is the right one."""
    talking.commands(make.wang, "wish")
    two = "我儿子电话13900001111，我的13812345678，再说一遍：13900001111"
    talking.says(make.wang, "修灯")
    for said in ("一步步来", "维修", "1", "我自己", "三天内", two):
        talking.says(make.wang, said)
    for said in ("替我收好", "都方便", "先不写", "不放照片"):
        read = talking.says(make.wang, said)
    assert "要是有邻居认领" in read
    talking.says(make.wang, "缘由、地址、电话都给")
    talking.says(make.wang, "就这样，交给社工")
    (wish,) = make.rows(Wish)
    assert columns.opened(wish, "phone") == "13900001111、13812345678"
    assert "1" not in columns.opened(wish, "story")
