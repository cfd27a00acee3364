"""A hand-out, as its writer and whoever it is passed on to read it."""

from datetime import date

from sqlalchemy import delete, update
from sqlmodel import Session

from bot.cards.notices import notices as notice_card
from bot.cards.notices import shares as share_card
from bot.forms import questions
from bot.forms.answers import Confirm
from bot.forms.engine import About, Ask, run
from bot.messages import Action
from bot.register.forms import FLOWS
from bot.texts import words
from storage.community import moves
from storage.community.addresses import Address
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine import clock
from storage.messaging import conversations
from storage.messaging.outbox import Told
from storage.notices import audience, copies, sign_ups, submission
from storage.notices.copies import Copy
from storage.notices.facts import Hours, NewHandout
from storage.notices.notices import NewNotice, Notice, NoticeKind, Wanted
from storage.notices.places import SignUp
from tests.harness.make import Make
from tests.harness.talking import Talking

ZH = words("zh")
HOURS = Hours("", {"3号楼": "上午9点", "5号楼": "上午10点"})
RICE = NewHandout(date(2030, 3, 9), HOURS, "活动室", "袋子", portions=3, unit="袋")


def rice(make: Make, text: str = "周六上午8点发米") -> Notice:
    assert make.wang
    new = NewNotice(make.home, text, NoticeKind.HANDOUT, until=RICE.day, handout=RICE)
    return make.act(make.chen, submission.write, new)


def look(talking: Talking, make: Make, key: str, value: str = "") -> str:
    talk = talking.open_one()
    assert talk is not None
    arg = f"{key}={value}" if value else key
    return talking.taps(make.chen, Action("form.answer", talk.key, arg))


def ticked(session: Session, talking: Talking) -> list[str]:
    """What was answered, as it reads above the next question."""
    talk = talking.open_one()
    assert talk is not None
    about = About(talk.person_id, talk.community_id, 0)
    ask = Ask(about, conversations.answers(talk), session, ZH)
    run(FLOWS[talk.flow], ask)
    return questions.ticks(talk, ask, ZH)


def live(make: Make) -> None:
    for who, building in ((make.wang, "3号楼"), (make.li, "5号楼")):
        door = Address(building, "2单元501", is_whole=True)
        make.act(make.chen, moves.note, make.home, who.id, door)


def test_what_is_passed_on_says_when_and_where(make: Make) -> None:
    """Every building's hour, the place, what to bring, and its last day with that day in it."""
    said = rice(make, "周六发米\n" + "请排好队。" * 200)
    told = "\n".join(make.do(share_card.sheet, said, ZH, "").told()[:-1])
    assert "3号楼 上午9点、5号楼 上午10点" in told
    assert "地点：活动室" in told
    assert "请带：袋子" in told
    assert "可以请人代领" in told
    assert told.index("活动室") < told.index("请排好队")
    assert "有效到3月9日" in make.do(share_card.sheet, said, ZH, "").told()[-1]


def test_for_whom_is_asked_anew(make: Make, talking: Talking) -> None:
    """「几栋楼」 once more asks which; what was ticked reads as buildings, not as pictures; a line
    below the list takes the place of the words, and says so."""
    live(make)
    talking.commands(make.chen, "notice", "周六发米")
    look(talking, make, "_edit", "scope")
    look(talking, make, "scope", "buildings")
    talking.says(make.chen, "5号楼")
    assert "✓ 楼栋：5号楼" in make.do(ticked, talking)
    look(talking, make, "_edit", "scope")
    assert "哪几栋" in look(talking, make, "scope", "buildings")
    talking.says(make.chen, "3号楼")
    assert "就换掉原来的" in look(talking, make, "_adds")


def test_what_is_loud_is_answered_at_night(make: Make) -> None:
    """Whoever wrote what goes out at night hears at night that it does."""
    second = make.person("小刘", Role.WORKER)
    new = NewNotice(make.home, "停气", NoticeKind.URGENT, is_loud=True)
    said = make.act(make.chen, submission.write, new)
    make.act(second, submission.approve, said.key)
    [told] = make.rows(Told, kind="notice.decided")
    assert told.is_urgent


def test_the_look_before_it_is_sent_has_all_its_buttons(make: Make) -> None:
    """「我要领」, 「收到」 and, alone, 「我想问问」; whoever is alone reads one building's hour."""
    make.group(Purpose.NOTICES, by=make.chen)
    new = NewNotice(make.home, "发米", NoticeKind.HANDOUT, seen=Wanted.EACH, handout=RICE)
    reach = make.do(audience.reach, make.home, new.audience, make.chen.id)
    group, alone = make.do(notice_card.samples, new, reach, ZH)
    assert "「我要领」「收到」" in group.plain()
    assert "还剩3袋" in group.plain()
    assert "「我要领」「收到」「我想问问」" in alone.plain()
    assert "上午9点" in alone.plain()
    assert "上午10点" not in alone.plain()


def test_who_gives_theirs_up_has_no_bag_any_more(make: Make, talking: Talking) -> None:
    """李明 took it in his own notice: one card and no message besides; given back, the notice that
    he has is said anew."""
    said = rice(make)
    assert make.li
    make.do(audience_of, said, make.li.id)
    assert "您家：领1袋" in talking.taps(make.li, Action("handout.take", said.key, "1"))
    assert make.rows(Told, kind="handout.signed") == []
    make.do(forget_promises, said.key)
    [place] = make.rows(SignUp)
    make.act(make.li, sign_ups.leave, place.key)
    assert [t.person_id for t in make.rows(Told, kind="notice.told")] == [make.li.id]


def audience_of(session: Session, said: Notice, person_id: int) -> None:
    """They have it in private."""
    copies.make(session, said, [person_id])
    theirs = update(Copy).filter_by(person_id=person_id)
    session.execute(theirs.values(message_id="m1", told_at=clock.now(), version=1))


def forget_promises(session: Session, notice_id: int) -> None:
    session.execute(delete(Told).filter_by(kind="notice.told", row_id=notice_id))


def test_words_that_name_the_old_hours_are_pointed_out(make: Make, talking: Talking) -> None:
    """The hours are other ones; the words still say eight o'clock, and can be changed by a tap."""
    said = rice(make)
    talking.taps(make.chen, Action("handout.hours", said.key))
    talking.says(make.chen, "上午11点")
    [sure] = Confirm(of="上午11点", only=True).options(ZH, "handout-hours", "sure")
    told = look(talking, make, "sure", sure.raw)
    assert "上午8点" in told
    assert "要一起改吗" in told
    assert "改内容" in told
