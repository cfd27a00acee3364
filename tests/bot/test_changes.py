"""想改一改: what is asked, what a worker reads, what comes of it."""

from bot.messages import Action
from storage.wishes import change_requests, change_review, claiming, review
from storage.wishes.change_requests import ChangeRequest
from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.talking import Talking


def asks_for(make: Make, talking: Talking, wish: Wish, what: str) -> str:
    """王阿姨 taps 想改一改, and then what it is about."""
    talking.taps(make.wang, Action("wish.change", wish.key))
    talk = talking.open_one()
    assert talk is not None
    return talking.taps(make.wang, Action("form.answer", talk.key, f"what={what}"))


def test_how_many(make: Make, talking: Talking) -> None:
    """Of three bags 李明 promised two: one is too few, two are enough at once, and a fourth waits
    for 小陈, who reads both figures."""
    wish = make.open_wish(quantity=3, unit="袋")
    make.act(make.li, claiming.claim, wish.key, 2)
    assert "现在要3袋" in asks_for(make, talking, wish, "wanted")
    assert "从 2 写到 99" in talking.says(make.wang, "1袋")
    assert "好，改好了" in talking.says(make.wang, "两袋")
    assert make.again(wish).wanted == 2
    asks_for(make, talking, wish, "wanted")
    assert "社工看过就改" in talking.says(make.wang, "4")
    queue = talking.commands(make.chen, "queue")
    assert "需要：2袋" in queue
    assert "要多少：4袋" in queue
    [change] = make.rows(ChangeRequest, state="review")
    assert "小陈看过" in talking.taps(make.chen, Action("change.decide", change.key, "yes"))
    assert make.again(wish).wanted == 4
    assert "着落" in talking.taps(make.chen, Action("change.decide", change.key, "yes"))


def test_what_is_asked_depends_on_who_holds_it(make: Make, talking: Talking) -> None:
    """Nobody has it: nobody's yes is spoken of; 李明 has it: his is."""
    wish = make.open_wish()
    assert "同意了才改" not in talking.taps(make.wang, Action("wish.change", wish.key))
    talking.commands(make.wang, "cancel")
    make.act(make.li, claiming.claim, wish.key)
    assert "同意了才改" in talking.taps(make.wang, Action("wish.change", wish.key))


def test_the_note_may_go_with_the_line(make: Make, talking: Talking) -> None:
    """There is a note under the line: 小陈 may take it away with the same tap."""
    wish = make.wish()
    make.act(make.chen, review.reword, wish.key, wish.title, "要38码的")
    make.act(make.chen, review.approve, wish.key)
    title = {"title": "一双40码的防滑拖鞋"}
    change = make.act(make.wang, change_review.hand_in, wish.key, title)
    assert "照这样改，去掉说明" in talking.commands(make.chen, "queue")
    talking.taps(make.chen, Action("change.decide", change.key, "bare"))
    assert (make.again(wish).title, make.again(wish).public_note) == (title["title"], "")


def test_money_has_no_button(make: Make, talking: Talking) -> None:
    """What no group reads can only be left as it is; a made-up yes is refused."""
    wish = make.open_wish()
    change = make.act(make.wang, change_review.hand_in, wish.key, {"title": "借我两千块钱"})
    said = talking.commands(make.chen, "queue")
    assert "先不改，写一句为什么" in said
    assert "照这样改" not in said
    talking.taps(make.chen, Action("change.decide", change.key, "yes=sure"))
    assert make.again(wish).title == wish.title
    assert make.do(change_requests.open_on, wish.key) is None


def test_what_only_a_worker_should_hear(make: Make, talking: Talking) -> None:
    """王阿姨 writes of money to whoever has it: nobody is asked, she reads whom to tell, and may
    write it again."""
    wish = make.claimed_wish()
    asks_for(make, talking, wish, "story")
    said = talking.says(make.wang, "请直接转账五百元给我")
    assert "请当面跟社工说" in said
    assert "怎么回事" in said
    assert "change.proposed" not in make.kinds(make.li)
    assert "我去问认领的邻居" in talking.says(make.wang, "要大一号的")
