"""What is said to many, and who has seen it."""

from sqlmodel import Session

from bot.cards.notices.replies import CANNED
from storage.community import group_members, groups, moves
from storage.community.addresses import Address
from storage.community.memberships import Role
from storage.notices import acknowledgements, notices, replies, submission
from storage.notices.listed_sign_ups import SignedByList
from storage.notices.notices import Audience, NewNotice, NoticeKind, Wanted, Whom
from storage.notices.numbered_lists import SeenOnList
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    begun,
    breaks,
    buttons,
    commands,
    doors,
    family,
    lives,
    probed,
    says,
    told,
)

buttons(ALL, "notice.seen notice.show notice.page")
buttons(STAFF, "notice.decide notice.withdraw notice.repeat notice.stop notice.pause")
buttons(STAFF, "notice.share notice.poster notice.slips")
buttons(STAFF, "notice.go-on notice.edit notice.versions notice.rewrite")
buttons(ALL, "notice.reply")
buttons(STAFF, "notice.answer notice.canned notice.settle notice.hand notice.keep")
commands(STAFF, "notice")
commands(ALL, "notices")
doors("notice", notices.for_reader, notices.for_staff, replies.to_reply)
doors("notice_thread", replies.for_staff)

says("notice.decide", "yes", "no")
says("notice.page", "0")
says("notice.canned", *CANNED)
says("notice.hand", "", "back", "1")
says("notice.versions", "", "1")
for each in ("withdraw", "repeat", "stop"):
    says(f"notice.{each}", "ask", "keep", "sure")

told("OwnNotice", "AlreadyDecided", "NotOut", "SaidMeanwhile", "IdentityInside", "AsksForMoney")
told("NobodyToRead", "NoSecond", "SaidPlenty", "ThreadSettled", "PromisedBefore")

breaks(
    "a notice is out without a moment, or has ended without one",
    "UPDATE notice SET out_at = NULL WHERE state = 'out'",
)
breaks(
    "a notice has another version than was last noted",
    "UPDATE notice SET version = version + 1",
)
breaks(
    "words that were never said were seen",
    "UPDATE notice_seen SET version = 99",
)
breaks(
    "something about a notice was said in another community's thread",
    "UPDATE notice_line SET community_id = community_id + 1",
)
breaks(
    "a thread is about another community's notice",
    "UPDATE notice_thread SET community_id = community_id + 1",
)
breaks(
    "a notice is for people or groups of another community",
    "UPDATE notice_copy SET community_id = community_id + 1",
)
breaks(
    "a round of another community's notice",
    "UPDATE notice_round SET community_id = community_id + 1",
)
breaks(
    "somebody who was forgotten is still known to be in a group",
    "UPDATE person SET forgotten_at = created_at",
)

family("list-notice-{}", *SeenOnList._fields, *SignedByList._fields)
family("notice-kind-{}", *NoticeKind)
family("notice-seen-{}", *Wanted)
family("notice-canned-{}", *CANNED)
family("notice-canned-{}-said", *CANNED)
family("notice-is-{}", "second", "planned", "over", "withdrawn", "declined")
family("notice-ahead-{}", "second", "planned")
family("notice-{}-question", "withdraw", "repeat", "stop")
family("notice-{}-sure", "withdraw", "repeat", "stop")
family("notice-{}-keep", "withdraw", "repeat", "stop")
family("notice-missed-{}", "unreached", "failed", "quiet", "stopped")
family("notice-unreached-{}", "never-came", "blocked", "quiet", "troubled")
family("notice-write-people-{}", "unknown", "several")


# at night, when it is asked whether it may ring
begun("notice.write", where="1", what="=x", kind="urgent", when="4102498800")


@probed("notice.write")
def to_write(session: Session, home: int, worker: int) -> int:
    """Where there are buildings and several groups to choose from."""
    moves.note(session, worker, home, worker, Address("3号楼", "2单元501", is_whole=True))
    for number in ("-1", "-2"):
        group = groups.met(session, "probe", number, "x")
        groups.bind(session, worker, group, home, groups.Purpose.NOTICES, "")
    return 0


@probed("notice.edit")
def to_edit(session: Session, home: int, worker: int) -> int:
    text = "周二上午停水"
    new = NewNotice(home, text, seen=Wanted.EACH)
    return submission.write(session, worker, new).key


@probed("notice.reply")
def to_reply(session: Session, home: int, worker: int) -> int:
    return submission.write(session, worker, NewNotice(home, "周二上午停水")).key


@probed("notice.answer")
def to_answer(session: Session, home: int, worker: int) -> int:
    notice = submission.write(session, worker, NewNotice(home, "周二上午停水"))
    return replies.say(session, worker, notice.key, "几点？").key


@lives
def says_it_once(make: Make, life: Life) -> None:
    """One that everybody reads and somebody has seen, one that waits for a second look."""
    text = f"{life.name}周二上午停水"
    everybody = Audience(Whom.EVERYBODY)
    new = NewNotice(life.home, text, audience=everybody, seen=Wanted.EACH)
    out = make.act(life.worker, submission.write, new)
    make.act(
        life.owner, lambda s, by: acknowledgements.say(s, by, s.get_one(notices.Notice, out.key))
    )
    asking = life.owner, life.claimer
    make.do(group_members.seen, life.home, life.group.key, life.owner.id)
    by = (acknowledgements.SeenBy.PHONE, life.worker.id, f"{life.claimer.name}说知道了")
    make.do(acknowledgements.say, life.claimer.id, out, *by)
    make.person(f"{life.name}的同事", Role.WORKER, at=life.home)
    urgent = NewNotice(life.home, f"{life.name}马上停电", kind=NoticeKind.URGENT)
    waits = make.act(life.worker, submission.write, urgent)
    life.rows["notice"] = [out, waits]
    asked = (make.act(each, replies.say, out.key, f"{each.name}想问") for each in asking)
    life.rows["notice_thread"] = list(asked)
    make.act(life.worker, replies.answer, life.rows["notice_thread"][0].key, f"{life.name}的回复")
