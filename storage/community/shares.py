"""Shares: somebody has a row's words and picture to paste where no bot may enter. What they pasted
stays as it is there, so they hear, once, when it is out of date."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Text, UniqueConstraint, bindparam, delete, literal, update
from sqlmodel import Field, Session, col, select

from storage.engine import clock, personal
from storage.engine.columns import Row, changed, moment
from storage.engine.prepared import Prepared, bound
from storage.messaging import kinds, outbox

KEPT = timedelta(days=90)  # nobody takes down what is older


class Share(Row, table=True):
    """Who shared which row of a noun, as it was then: `revision` counts every change, `said` is
    only another where what it asks for is another. `told_at`: they heard that it is out of date."""

    __table_args__ = (UniqueConstraint("community_id", "noun", "row_id", "person_id"),)
    community_id: int = Field(foreign_key="community.id")
    noun: str
    row_id: int
    person_id: int = Field(foreign_key="person.id", index=True)
    revision: int
    said: str
    at: datetime = moment()
    told_at: datetime | None = moment(null=True)


personal.listed(Share, "person_id", "shares", at=17)


class AsShared(NamedTuple):
    """A row as whoever shares it shows it. `said`: a digest of what it asks for; `over`: why nobody
    can do anything about it any more, as a key; "" while they can; `title`: what it is called."""

    revision: int
    said: str
    over: str
    title: str = ""


Showing = Callable[[Session, int], AsShared]
LOOKS: dict[str, Showing] = {}
OVER = "over"  # the row is not there any more
CHANGED = "changed"  # it asks for something else


def shared(noun: str) -> Callable[[Showing], Showing]:
    """Register how the rows of a noun are shown to whoever is outside."""

    def register(look: Showing) -> Showing:
        assert noun not in LOOKS, noun
        LOOKS[noun] = look
        return look

    return register


def _was_told(session: Session, share_id: int) -> None:
    unheard = update(Share).filter_by(id=share_id, told_at=None)
    changed(session, unheard.values(told_at=clock.now()))


OUTDATED = kinds.declare("share.outdated", Share, for_neighbours=True, said=_was_told)


# -- verbs ---------------------------------------------------------------------------------------


def share(session: Session, person_id: int, community_id: int, noun: str, row_id: int) -> None:
    """Note that somebody has it as it is now; whoever shares it again has the newer one."""
    shown = LOOKS[noun](session, row_id)
    _SHARE.changed(
        session,
        community_id=community_id,
        noun=noun,
        row_id=row_id,
        person_id=person_id,
        revision=shown.revision,
        said=shown.said,
        at=clock.now(),
        told_at=None,
    )


_ROW = ("community_id", "noun", "row_id", "person_id")


def _share(sql: Any) -> Any:
    new = sql.insert(Share).values(bound(Share, but=("id",)))
    anew = {each: getattr(new.excluded, each) for each in ("revision", "said", "at", "told_at")}
    return new.on_conflict_do_update(index_elements=list(_ROW), set_=anew)


_SHARE = Prepared(_share)


def follow(session: Session, community_id: int, noun: str, row_id: int) -> None:
    """A row has changed: whoever shared what is out of date now is promised one word about it."""
    found = _UNTOLD.rows(session, community_id=community_id, noun=noun, row_id=row_id)
    if not found:
        return
    shown = LOOKS[noun](session, row_id)
    for share_id, person_id, said in found:
        if _why(said, shown):
            once = f"{OUTDATED.name}:{share_id}"
            outbox.tell(
                session, OUTDATED, share_id, community=community_id, person=person_id, once=once
            )


_UNTOLD = Prepared(
    lambda _: (
        select(col(Share.id), col(Share.person_id), col(Share.said))
        .where(*(getattr(Share, each) == bindparam(each) for each in _ROW[:3]))
        .where(col(Share.told_at).is_(None))
    )
)


def untold(noun: str) -> Any:
    """One share of `:wish` in `:community` whose owner has heard nothing yet, as a statement."""
    return (
        select(col(Share.id))
        .where(
            col(Share.community_id) == bindparam("community"),
            col(Share.noun) == literal(noun, Text),
            col(Share.row_id) == bindparam("wish"),
            col(Share.told_at).is_(None),
        )
        .limit(1)
    )


def sweep(session: Session) -> int:
    """What was shared long ago is forgotten; how many."""
    return changed(session, delete(Share).where(col(Share.at) < clock.now() - KEPT))


# -- look-ups ------------------------------------------------------------------------------------


def why_outdated(session: Session, share: Share) -> str:
    """Why what they pasted should come down, as a key; "" while it is right."""
    return "" if share.told_at else _why(share.said, LOOKS[share.noun](session, share.row_id))


def title(session: Session, share: Share) -> str:
    """What is called so that they shared, "" where it is not there any more."""
    return LOOKS[share.noun](session, share.row_id).title


def _why(said: str, shown: AsShared) -> str:
    return shown.over or (CHANGED if said != shown.said else "")


@personal.forgetting(personal.Stage.WIPE)
def forget(session: Session, person_id: int) -> None:
    """Nobody knows any more what they shared."""
    changed(session, delete(Share).filter_by(person_id=person_id))
