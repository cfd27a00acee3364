"""Wishes that wait outside the group: with a worker, or for their owner's answer."""

from datetime import timedelta

import pytest

from bot.cards.wishes import review as card
from bot.hearing.inbox import Undone
from bot.messages import Action
from bot.texts import words
from scheduler import daily
from storage.community import communities, settings
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.records import personal_data
from storage.wishes import followups, in_person, review, submission
from storage.wishes.wishes import Urgency, Wish, WishState
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.talking import Talking
from tests.harness.wire import Wire


@pytest.fixture
def asked(make: Make) -> Wish:
    """小陈 wants to know something first."""
    return make.act(make.chen, review.send_back, make.wish().key, "几码的？")


async def after(make: Make, saying: Saying, days: int) -> None:
    clock.travel(timedelta(days=days))
    make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
    await saying.goes_on(minutes=1)


def test_what_a_worker_has_in_hand(make: Make, talking: Talking) -> None:
    """In /queue stands who sees to it and since when. 帮上了 is asked once, may be thought better
    of, and works in the workers' group; the resident may say 还没办好 afterwards."""
    wish = make.act(make.chen, review.care_for, make.wish().key)
    office = make.group(Purpose.WORKERS).external_id
    said = talking.commands(make.chen, "queue")
    assert "小陈从" in said
    assert "帮上了" in said
    assert "社工亲自跟进的 1" in said
    assert "收起来" in talking.taps(make.chen, Action("wish.show", wish.key, "1"))
    for arg, expected in (("ask", "办好了吗"), ("keep", "小陈从"), ("sure", "小陈记下的")):
        assert expected in talking.taps(make.chen, Action("wish.helped", wish.key, arg), office)
    assert "没有等您的事" in talking.commands(make.chen, "queue")
    assert "还没办好" in talking.commands(make.wang, "mywishes")
    assert "亲自在办" in talking.taps(make.wang, Action("wish.not-helped", wish.key))
    assert "请看最新的一条" in talking.taps(make.wang, Action("wish.not-helped", wish.key))


def test_an_answer_is_announced(make: Make, asked: Wish, talking: Talking) -> None:
    """The card of a wish whose owner answered says so; the answer stands in all there is to read.
    Asked once more and mended instead of answered, it does not."""

    def drawn() -> str:
        now = make.again(asked)
        return make.database.read_now(lambda s: card.to_review(s, now, words("zh")).plain())

    make.act(make.wang, submission.answer, asked.key, "四十码的")
    assert "回话了：点「看详情」" in drawn()
    assert "四十码的" not in drawn()
    assert "四十码的" in talking.taps(make.chen, Action("wish.show", asked.key, "1"))
    make.act(make.chen, review.send_back, asked.key, "什么颜色？")
    make.act(make.wang, submission.resubmit, asked.key, make.form(title="一双蓝色的防滑拖鞋"))
    assert "回话了" not in drawn()


async def test_what_is_said_about_it(make: Make, saying: Saying, wire: Wire) -> None:
    """A week later whoever took it is reminded."""
    make.act(make.chen, review.care_for, make.wish().key)
    await after(make, saying, 8)
    assert "您从 3月5日 周二 起" in wire.heard_by(make.chen)[-1]


async def test_nothing_left_to_see_to(
    make: Make, saying: Saying, wire: Wire, talking: Talking
) -> None:
    """刘姐 helped with what 小陈 had in hand: the resident reads her name, 小陈 too; and when
    somebody goes whose wish 小陈 sees to, there is no empty title, and no name."""
    helped, gone = (
        make.act(make.chen, review.care_for, make.wish(by, title=title).key)
        for by, title in ((make.wang, "换灯泡"), (make.zhang, "修窗户"))
    )
    make.act(make.person("刘姐", Role.WORKER), in_person.helped, helped.key)
    make.act(make.zhang, personal_data.forget)
    await saying.goes_on(minutes=1)
    assert "社区的刘姐说的" in wire.heard_by(make.wang)[-1]
    theirs, forgotten = wire.heard_by(make.chen)[-2:]
    assert "「换灯泡」刘姐已经帮上了" in theirs
    assert "请我们忘掉自己" in forgotten
    assert gone.code in forgotten
    assert "「」" not in forgotten


async def test_the_question_is_asked_once_more(
    make: Make, saying: Saying, asked: Wish, talking: Talking, wire: Wire
) -> None:
    """After three days the same question again; after seven the list says since when it has been
    left unanswered, and it may be put away; the answer leads back to a worker."""
    await saying.settles()
    for days, again, left in ((2, 0, 0), (1, 1, 0), (3, 1, 0), (1, 1, 1), (60, 1, 1)):
        await after(make, saying, days)
        heard = [each for each in wire.heard_by(make.wang) if "还等着您回一句" in each]
        assert len(heard) == again
        assert all("几码的？" in each for each in heard)
        assert ("一直没回话" in talking.commands(make.chen, "queue")) == bool(left)
    assert "3月5日 周二 问了王" in talking.commands(make.chen, "queue")
    assert "收起来" in talking.taps(make.chen, Action("wish.show", asked.key, "1"))
    talking.taps(make.wang, Action("wish.answer", asked.key))
    talking.says(make.wang, "三十八码")
    said = talking.commands(make.chen, "queue")
    assert "等您看的 1" in said
    assert "没回话" not in said


def test_what_waits_for_my_answer(make: Make, asked: Wish, talking: Talking) -> None:
    """However many wishes came after them: those about which a worker asked stand first, with the
    question and 回一句, and once; an answered question is gone."""
    make.do(settings.adjust, None, make.home, {"wish.open-wishes": 9})
    for number in range(6):
        last = make.wish(title=f"第{number}件", place=f"{number}号楼")
    make.act(make.chen, review.send_back, last.key, "哪天方便？")
    said = talking.commands(make.wang, "mywishes")
    assert said.index("几码的？") < said.index("第5件") < said.index("第4件")
    assert (said.count("几码的？"), said.count("哪天方便？")) == (1, 1)
    assert "回一句" in said
    talking.taps(make.wang, Action("wish.answer", asked.key))
    talking.says(make.wang, "三十八码")
    assert "几码的？" not in talking.taps(make.wang, Action("wish.own", asked.key))


async def test_workers_are_still_looking(make: Make, saying: Saying, wire: Wire) -> None:
    """Handed in and not looked at: after two days its owner hears that it is not forgotten, once;
    what was looked at in time needs no such word."""
    looked_at = make.wish(title="看过的")
    make.wish(title="没看的")
    make.act(make.chen, review.turn_down, looked_at.key, "我去看您")
    for days, told in ((1, 0), (1, 1), (9, 1)):
        await after(make, saying, days)
        heard = [each for each in wire.heard_by(make.wang) if "社工还在看" in each]
        assert len(heard) == told
        assert all("没看的" in each for each in heard)


def morning(make: Make, hour: int = 10) -> None:
    """It is `hour` o'clock on the next day."""
    day = clock.today("Asia/Shanghai") + timedelta(days=1)
    clock.travel(clock.at(day, hour, "Asia/Shanghai") - clock.now())
    for job in ("wish.remind", "worklist.morning"):
        make.do(lambda s, job=job: daily.JOBS[job].work(s, communities.get(s, make.home), day))


def lines_of(make: Make, wire: Wire) -> list[str]:
    return [each for each in wire.heard_by(make.chen) if "今天等社工的事" in each]


async def test_the_morning_line(make: Make, saying: Saying, talking: Talking, wire: Wire) -> None:
    """How much waits, how much of it for more than a day, what was put away: true when it is read,
    not when it was written. One tap leads to all of it, in the workers' group too."""
    expired = make.open_wish(urgency=Urgency.TODAY)
    clock.travel(timedelta(days=1))
    make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
    await saying.goes_on(minutes=1)  # its owner is asked, and has the day to answer
    first, *rest = [make.wish(title=f"第{number}件", place=f"{number}号楼") for number in range(4)]
    clock.travel(timedelta(days=1))
    morning(make)
    make.act(make.chen, review.turn_down, first.key, "我去看您")
    make.wish(title="刚来的", place="9号楼")
    await saying.goes_on(minutes=1)
    assert make.again(expired).state is WishState.EXPIRED
    [line] = lines_of(make, wire)
    assert "等您看的 4。没等到邻居的 1。" in line
    assert "一天多、还没看的有 3 个" in line
    assert "有 1 个没等到邻居，先收起来了" in line
    assert "一直没有回话" not in line
    look = Action("worklist.walk", make.home, "all")
    assert "等您看的 4" in talking.taps(make.chen, look)
    office, street = make.group(Purpose.WORKERS), make.group()
    assert "等您看的 4" in talking.taps(make.chen, look, office.external_id)
    with pytest.raises(Undone):
        talking.taps(make.chen, look, street.external_id)
    assert rest


async def test_a_morning_line_has_its_day(make: Make, saying: Saying, wire: Wire) -> None:
    """What was seen to before it could be said is not said; nor is the line of another day. In the
    quiet hours it waits for their end."""
    chen, wish = make.chen, make.wish()
    morning(make)
    make.act(chen, review.turn_down, wish.key, "我去看您")
    await saying.goes_on(minutes=1)
    make.wish()
    morning(make)
    clock.travel(timedelta(days=1))
    await saying.goes_on(minutes=1)
    assert lines_of(make, wire) == []
    morning(make, 6)
    await saying.goes_on(minutes=90)
    assert lines_of(make, wire) == []
    await saying.goes_on(minutes=31)
    assert len(lines_of(make, wire)) == 1


async def test_a_morning_line_gives_way(make: Make, saying: Saying, wire: Wire) -> None:
    """In the workers' group one line can be tapped: that of today."""
    office = make.group(Purpose.WORKERS)
    make.wish()
    for _ in range(3):
        morning(make)
        await saying.goes_on(minutes=1)
    former = [each for each in wire.shown_in(office.external_id) if "等社工" in each.plain()]
    assert [each.rows for each in former] == [(), ()]


def test_a_copy_of_what_another_has_decided(make: Make, talking: Talking) -> None:
    """Without a workers' group each has a card of their own: at the first tap on an old one it says
    who decided, and can't be tapped any more."""
    liu = make.person("刘姐", Role.WORKER)
    wish = make.wish()
    make.act(liu, review.approve, wish.key)
    old = Action("wish.approve", wish.key, str(wish.revision))
    said = talking.taps(make.chen, old)
    assert "刘姐看过" in said
    assert "发到群里\n" not in said
    assert "看过" not in talking.taps(make.wang, old)
