"""How far a notice has come, to its writer: one message that goes on being true."""

from sqlmodel import Session

from bot.cards.notices import handouts, shares, versions
from bot.cards.notices.notices import read, short
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK
from bot.register.notifications import KEPT, Kept, Telling, notification
from bot.texts import Words
from storage.notices import progress
from storage.notices.notices import Notice, NoticeState, Wanted
from storage.notices.progress import Progress

GONE = (NoticeState.WITHDRAWN, NoticeState.OVER, NoticeState.DECLINED)


@notification(progress.PROGRESS)
def how_far(telling: Telling) -> Message | None:
    """Counts, and what its writer can do now."""
    notice = read(telling)
    far = progress.of(telling.session, notice)
    return overview(telling.session, notice, far, telling.words)


KEPT[progress.PROGRESS.name] = Kept(progress.message, progress.note)


def overview(session: Session, notice: Notice, far: Progress, words: Words) -> Message:
    """A notice as its writer sees it: where it stands, in numbers."""
    facts, rows = handouts.for_workers(session, notice, words)
    return Message(
        title=words("notice-progress", kind=words(f"notice-kind-{notice.kind}")),
        lead=short(notice.text),
        facts=(
            (words("card-state"), state(notice, far, words)),
            *counts(notice, far, words),
            *facts,
        ),
        rows=(*_rows(notice, far, words), *filter(None, rows)),
    )


def state(notice: Notice, far: Progress, words: Words) -> str:
    """In a word: on its way, held up, done."""
    if notice.state is not NoticeState.OUT:
        return words(f"notice-is-{notice.state}")
    if notice.is_paused:
        return words("notice-is-paused")
    return words("notice-is-done" if far.is_done else "notice-is-on-its-way")


def counts(notice: Notice, far: Progress, words: Words) -> list[tuple[str, str]]:
    """Who has it, who does not and why, who has said 「收到」."""
    shown = [
        (words("notice-told-groups"), words("notice-of", some=far.groups_told, all=far.groups))
    ]
    private = far.people - far.in_groups
    if far.in_groups:
        shown.append((words("notice-told-inside"), words("notice-people", count=far.in_groups)))
    if private:
        shown.append((words("notice-told-private"), words("notice-of", some=far.told, all=private)))
    reasons = ("unreached", "failed", "quiet", "stopped")
    missed = [
        words(f"notice-missed-{each}", count=getattr(far, each))
        for each in reasons
        if getattr(far, each)
    ]
    if missed:
        shown.append((words("notice-missed"), words.listed(missed)))
    if notice.seen is not Wanted.NO:
        shown.append((words("notice-seen-label"), _seen(notice, far, words)))
    return shown


def _seen(notice: Notice, far: Progress, words: Words) -> str:
    if notice.seen is Wanted.HOUSEHOLD:
        return words("notice-homes", count=far.seen)
    return words("notice-of", some=far.seen, all=far.people)


def _rows(notice: Notice, far: Progress, words: Words) -> tuple[tuple[Button, ...], ...]:
    keep = Button(words("template-keep-button"), Action("template.keep", notice.key))
    said = (*versions.way(notice, words), keep)
    if notice.state is not NoticeState.OUT:
        return tuple(filter(None, (_ahead(notice, words), said)))
    held = Button(words("notice-go-on-button"), Action("notice.go-on", notice.key))
    going = Button(words("notice-pause-button"), Action("notice.pause", notice.key))
    stop = Button(words("notice-stop-button"), Action("notice.stop", notice.key, ASK))
    again = Button(words("notice-repeat-button"), Action("notice.repeat", notice.key, ASK))
    edit = Button(words("notice-edit-button"), Action("notice.edit", notice.key))
    back = Button(words("notice-withdraw-button"), Action("notice.withdraw", notice.key, ASK))
    on_its_way = () if far.is_done else (held if notice.is_paused else going, stop)
    who = Button(words("notice-roster-button"), Action("notice.roster", notice.key))
    asked = (who,) if notice.seen is not Wanted.NO else ()
    repeats = (again,) if notice.seen is not Wanted.NO and far.is_done else ()
    passed_on = shares.button(notice, words)
    asks = (*asked, *repeats)
    return tuple(filter(None, (on_its_way, asks, passed_on, (edit, back), said)))


def _ahead(notice: Notice, words: Words) -> tuple[Button, ...]:
    """What may be done before it is out."""
    edit = Button(words("notice-edit-button"), Action("notice.edit", notice.key))
    back = Button(words("notice-withdraw-button"), Action("notice.withdraw", notice.key, ASK))
    may = {NoticeState.PLANNED: (edit, back), NoticeState.SECOND: (back,)}
    return may.get(notice.state, ())
