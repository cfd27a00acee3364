"""A wish is handed in, looked at, and decided about by one worker."""

from datetime import timedelta

import pytest

from storage.community import history, numbering
from storage.community.groups import Purpose
from storage.community.history import Entry
from storage.community.memberships import Role
from storage.engine import clock, columns
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.wishes import change_review, review, submission, wishes
from storage.wishes import worklist as parts
from storage.wishes.flags import Distinct
from storage.wishes.review import AlreadyReviewed, NotForTheGroup, OwnToReview
from storage.wishes.submission import TooManyOpen
from storage.wishes.wishes import (
    DayPassed,
    ForWhom,
    NotEditable,
    Sharing,
    Urgency,
    Wish,
    WishState,
)
from tests.harness import queue
from tests.harness.make import Make, at_once

DANGER = "活着没什么意思，不想活了"


def test_nobody_looks_at_their_own_wish(make: Make) -> None:
    """小陈 alone lets her own through, and the history says so; with a colleague she leaves it to
    them, changes of it too. What she wrote down for 周奶奶 is no wish of hers."""
    alone = make.open_wish(make.chen)
    said = make.do(history.of, make.home, "wish", alone.key)
    assert "looked-at-alone" in [line.what for line in said]
    liu = make.person("刘姐", Role.WORKER)
    mine, title = make.wish(make.chen), {"title": "一双42码的布鞋"}
    change = make.act(make.chen, change_review.hand_in, alone.key, title)
    for verb, row in ((review.approve, mine), (change_review.approve, change)):
        with pytest.raises(OwnToReview):
            make.act(make.chen, verb, row.key)
        make.act(liu, verb, row.key)
    assert make.again(mine).state is WishState.OPEN
    hers = make.open_wish(make.chen, for_whom=ForWhom.OFFLINE, beneficiary="周奶奶")
    said = make.do(history.of, make.home, "wish", hers.key)
    assert "looked-at-alone" not in [line.what for line in said]


def test_a_wish_waits_for_a_worker(make: Make) -> None:
    """A wish handed in is seen by its owner and the workers, by nobody else; workers hear."""
    _ = make.chen
    wish = make.wish()
    assert wish.state is WishState.REVIEW
    assert make.do(queue.rows, make.home, parts.REVIEW) == [wish.id]
    assert make.kinds(make.chen)[-1] == "wish.to-review"
    for who in (make.wang, make.chen):
        make.do(wishes.for_reader, who.id, wish.key)
    for who in (make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.do(wishes.for_reader, who.id, wish.key)


def test_the_workers_group_is_told_instead_of_each(make: Make) -> None:
    """Where the workers have a group, the wish comes there, and to nobody's private chat."""
    group = make.group(Purpose.WORKERS)
    make.wish()
    [told] = make.told(kind="wish.to-review")
    assert (told.group_id, told.person_id) == (group.id, None)


def test_private_words_are_sealed(make: Make) -> None:
    """Story, place and telephone are in the database only as sealed text."""
    wish = make.wish()
    for sealed in (wish.story, wish.place, wish.phone):
        assert sealed.startswith("v1.")
    assert wishes.private(wish).phone == "13812345678"


def test_five_wishes_at_once_are_enough(make: Make) -> None:
    """The sixth open wish is refused; with one closed there is room. Workers have no limit."""
    for n in range(5):
        last = make.wish(title=f"第{n}个心愿")
    with pytest.raises(TooManyOpen):
        make.wish()
    make.act(make.chen, review.turn_down, last.key, "暂时做不到")
    make.wish()
    for _ in range(7):
        make.wish(by=make.chen, for_whom=ForWhom.OFFLINE)


@pytest.mark.both
def test_the_limit_holds_for_one_who_posts_ten_at_once(make: Make) -> None:
    """Ten wishes sent in the same moment by one person become five."""
    answers = at_once([lambda: make.wish()] * 10)
    assert sum(isinstance(each, TooManyOpen) for each in answers) == 5
    assert len(make.rows(wishes.Wish)) == 5


def test_the_day_may_not_have_passed(make: Make) -> None:
    """A wish for yesterday is refused; for today it is taken."""
    today = clock.today("Asia/Shanghai")
    make.wish(until=today)
    with pytest.raises(DayPassed):
        make.wish(until=today - timedelta(days=1))


@pytest.mark.parametrize(("urgency", "days"), [(Urgency.TODAY, 0), (Urgency.WEEK, 7)])
def test_urgency_says_until_when(make: Make, urgency: Urgency, days: int) -> None:
    """A wish for today ends today, one for this week in seven days."""
    expected = clock.today("Asia/Shanghai") + timedelta(days=days)
    assert make.wish(urgency=urgency).until == expected


def test_strangers_post_nothing(make: Make) -> None:
    """Nobody posts into a community they do not belong to."""
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, submission.submit, make.form())


@pytest.mark.both
def test_codes_run_through(make: Make) -> None:
    """The wishes of a community are numbered one after the other, and found by number."""
    codes = [make.wish().code for _ in range(3)]
    year = clock.today("Asia/Shanghai").year
    assert codes == [f"{year}-0001", f"{year}-0002", f"{year}-0003"]
    assert make.do(numbering.called, Wish, make.home, 2).code == codes[1]
    with pytest.raises(NotFound):
        make.do(numbering.called, Wish, make.elsewhere, 2)


# -- the worker decides --------------------------------------------------------------------------


def test_an_approved_wish_is_everybody_s(make: Make) -> None:
    """Approved, it stands in the group, its owner is told, and neighbours may look at it."""
    group = make.group()
    wish = make.open_wish()
    assert wish.published_at is not None
    assert make.kinds(make.wang) == ["wish.approved"]
    assert make.kinds(group_id=group.id) == ["wish.card"]
    make.do(wishes.for_reader, make.li.id, wish.key)
    with pytest.raises(NotFound):
        make.do(wishes.for_reader, make.foreign_worker.id, wish.key)


@pytest.mark.both
def test_of_two_workers_one_wins(make: Make, replica: Database) -> None:
    """Two workers decide differently at the same moment: one wins, the other reads who did."""
    other, wish = make.person("小刘", Role.WORKER), make.wish()

    def approve() -> object:
        return make.act(make.chen, review.approve, wish.key)

    def turn_down() -> object:
        verb = lambda session: review.turn_down(session, other.id, wish.key, "不行")  # noqa: E731
        return replica.transact_now(verb)

    answers = at_once([approve, turn_down])
    [no] = [each for each in answers if isinstance(each, AlreadyReviewed)]
    done = make.again(wish)
    winner = make.chen if done.state is WishState.OPEN else other
    assert done.reviewed_by == winner.id
    state = "passed" if done.state is WishState.OPEN else done.state  # no group reads it
    assert no.shown == {"name": winner.name, "state": state}
    assert len(make.kinds(make.wang)) == 1


@pytest.mark.parametrize("verb", ["approve", "care_for"])
def test_a_decided_wish_stays_decided(make: Make, verb: str) -> None:
    """After the decision no worker decides again; nor do they read that it is in the group, where
    no group has it."""
    wish = make.open_wish()
    with pytest.raises(AlreadyReviewed) as no:
        make.act(make.chen, getattr(review, verb), wish.key)
    assert no.value.shown["state"] == "passed"


@pytest.mark.parametrize("who", ["wang", "li", "foreign_worker"])
def test_only_workers_of_this_community_decide(make: Make, who: str) -> None:
    """For everybody else a wish under review is not there to be decided about."""
    wish = make.wish()
    with pytest.raises(NotFound):
        make.act(getattr(make, who), review.approve, wish.key)


@pytest.mark.parametrize("where", ["title", "story"])
def test_danger_never_goes_to_the_group(make: Make, where: str) -> None:
    """A wish that speaks of dying is not for the group: a worker sees to it in person."""
    _ = make.chen
    wish = make.wish(**{where: DANGER})
    assert "danger" in wish.flags
    assert make.told(make.chen, kind="wish.to-review")[0].is_urgent
    with pytest.raises(NotForTheGroup):
        make.act(make.chen, review.approve, wish.key)
    assert make.act(make.chen, review.care_for, wish.key).state is WishState.CARED_FOR
    assert make.kinds(make.wang) == ["wish.cared-for"]


def test_reworded_danger_in_the_story_stays_danger(make: Make) -> None:
    """A kinder title does not make a dangerous story fit for the group."""
    wish = make.wish(story=DANGER)
    make.act(make.chen, review.reword, wish.key, "想有人来坐坐")
    with pytest.raises(NotForTheGroup):
        make.act(make.chen, review.approve, wish.key)


@pytest.mark.parametrize(
    ("title", "flags"),
    [
        ("王阿姨想要人陪聊天", {"name": ["title"]}),
        ("我叫李小红，想借轮椅", {"name": ["title"]}),
        ("我是王阿姨，想借轮椅", {"name": ["title"]}),
        ("我叫不到车，想请人带一段", {}),
        ("想请阿姨们教我包饺子", {}),
    ],
)
def test_the_owner_s_name_is_for_nobody(
    make: Make, title: str, flags: dict[str, list[str]]
) -> None:
    """What she calls herself does not go to the group unseen."""
    assert make.wish(title=title).flags == flags


def test_a_name_that_is_a_word_is_no_name(make: Make) -> None:
    """Somebody who calls themselves 邻居, 轮椅 or 米 did not sign the wish."""
    for name in ("邻居", "轮椅", "米"):
        wish = make.wish(make.person(name), title="请邻居帮忙推轮椅买米")
        assert "name" not in wish.flags


def test_a_question_goes_back_and_forth(make: Make) -> None:
    """A worker asks, the owner answers, and the wish waits for a worker again, answer and all."""
    wish = make.wish()
    make.act(make.chen, review.send_back, wish.key, "多大码的？")
    [told] = make.told(make.wang)
    assert told.kind == "wish.returned"
    assert "码" not in str(told.model_dump())
    make.act(make.wang, submission.answer, wish.key, "三十八码")
    again = make.again(wish)
    assert again.state is WishState.REVIEW
    assert columns.opened(again, "aside").endswith("\n三十八码")
    assert "三十八码" not in columns.opened(again, "story")  # what the claimer will read


def test_an_answer_is_screened_too(make: Make) -> None:
    """What the owner adds is looked at like the rest."""
    wish = make.wish()
    make.act(make.chen, review.send_back, wish.key, "还好吗？")
    make.act(make.wang, submission.answer, wish.key, DANGER)
    with pytest.raises(NotForTheGroup):
        make.act(make.chen, review.approve, wish.key)


def test_the_owner_mends_a_wish_that_is_not_public(make: Make) -> None:
    """A wish may be written anew until it is approved; its consents are given anew, too."""
    wish = make.wish()
    form = make.form(title="一双棉拖鞋", sharing=Sharing.NOTHING)
    make.act(make.wang, submission.resubmit, wish.key, form)
    assert make.again(wish).title == "一双棉拖鞋"
    make.act(make.chen, review.approve, wish.key)
    with pytest.raises(NotEditable):
        make.act(make.wang, submission.resubmit, wish.key, form)
    with pytest.raises(NotFound):
        make.act(make.li, submission.resubmit, wish.key, form)


def test_opening_private_fields_is_recorded(make: Make) -> None:
    """A worker reads the private fields; that they did stands in the history."""
    wish = make.wish()
    assert make.act(make.chen, review.read_private, wish.key).place == "3号楼2单元501"
    lines = make.do(history.of, make.home, "wish", wish.key)
    assert [(line.what, line.actor_id) for line in lines][-1] == ("opened", make.chen.id)
    with pytest.raises(NotFound):
        make.act(make.li, review.read_private, wish.key)


def test_history_holds_nothing_private(make: Make) -> None:
    """No line of the history repeats what somebody typed."""
    wish = make.wish()
    make.act(make.chen, review.send_back, wish.key, "多大码的？")
    make.act(make.wang, submission.answer, wish.key, "三十八码")
    make.act(make.chen, review.turn_down, wish.key, "仓库没有了")
    written = "".join(str(line.model_dump(exclude={"at"})) for line in make.rows(Entry))
    for words in ("码", "仓库", "拖鞋", "501", "138"):
        assert words not in written


# -- look-alikes ---------------------------------------------------------------------------------


@pytest.mark.both
def test_the_same_household_asking_again_is_shown(make: Make) -> None:
    """A second wish for the same thing from the same flat is flagged; from another flat not."""
    first = make.wish()
    again = make.wish(by=make.person("王爷爷"))
    other = make.wish(by=make.person(), place="9号楼1单元101")
    assert again.flags.get("look_alike") == [first.code]
    assert "look_alike" not in other.flags


@pytest.mark.both
def test_the_same_person_asking_again_without_an_address_is_shown(make: Make) -> None:
    """Who leaves the address out asks twice all the same; a neighbour without one does not."""
    first = make.wish()
    again = make.wish(place="")
    third = make.wish(place="")
    assert again.flags["look_alike"] == [first.code]
    assert third.flags["look_alike"] == [first.code, again.code]
    assert "look_alike" not in make.wish(by=make.person(), place="").flags


def test_a_worker_who_asks_for_two_people_asks_twice(make: Make) -> None:
    """小陈 writes down for 老何 and for 老赵: neither is a repeat of the other."""
    for_he = {"for_whom": ForWhom.OFFLINE, "beneficiary": "老何", "place": ""}
    first = make.wish(by=make.chen, **for_he)
    other = make.wish(by=make.chen, **(for_he | {"beneficiary": "老赵"}))
    assert "look_alike" not in other.flags
    assert make.wish(by=make.chen, **for_he).flags["look_alike"] == [first.code]


@pytest.mark.both
def test_no_repeat_is_remembered(make: Make) -> None:
    """Once a worker said 不是重复, neither wish is held against the other any more."""
    first, again = make.wish(), make.wish()
    assert "look_alike" in again.flags
    for _ in range(2):
        make.act(make.chen, review.set_apart, again.key)
    assert len(make.rows(Distinct)) == 1
    assert "look_alike" not in make.again(again).flags
    make.act(make.chen, review.reword, first.key, first.title)
    assert "look_alike" not in make.again(first).flags
    third = make.wish()
    assert third.flags["look_alike"] == [first.code, again.code]


def test_a_closed_wish_is_no_look_alike(make: Make) -> None:
    """Last month's slippers are not held against this month's."""
    make.confirmed_wish()
    assert "look_alike" not in make.wish().flags


def test_money_in_the_place_is_for_a_worker(make: Make) -> None:
    """Wherever it is written: the worker sees the flag, and where, and the group does not."""
    wish = make.wish(place="3号楼，想借两千元钱交房租")
    assert wish.flags == {"money": ["place"]}
    with pytest.raises(NotForTheGroup):
        make.act(make.chen, review.approve, wish.key)
