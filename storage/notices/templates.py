"""Templates: a community keeps what it says again and again, each under a short name of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, delete, exists, func, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Field, Session, col, select

from storage.community import history, permissions
from storage.engine import clock, personal
from storage.engine.columns import Row, changed, insert, json_column, moment, readable, word
from storage.engine.errors import NotFound, Refused, refuse
from storage.notices import notices
from storage.notices.notices import NoticeKind, Wanted

NAME_LIMIT = 12  # characters: it stands on a button
MOST = 30  # of a community

_OF_NOTICE = ("text", "looks", "kind", "audience", "seen", "photo", "file", "file_name")


class Template(Row, table=True):
    """What a notice begins with: its words and how they look, its kind, for whom, 「收到」."""

    __tablename__ = "notice_template"
    __table_args__ = (UniqueConstraint("community_id", "name"),)
    community_id: int = Field(foreign_key="community.id")
    name: str = readable("the workers call it so")
    text: str = readable("it was said to many before")
    looks: dict[str, Any] = json_column()
    kind: NoticeKind = word(NoticeKind)
    audience: dict[str, Any] = json_column()
    seen: Wanted = word(Wanted)
    photo: str = readable("the channel's number of a picture that they saw", default="")
    file: str = readable("the channel's number of a file that they opened", default="")
    file_name: str = readable("they read it under the notice", default="")
    made_by: int = Field(foreign_key="person.id")
    made_at: datetime = moment()


personal.left_out(Template, "made_by", "the community's words; the deed is in the history")


class TemplateNamed(Refused):
    """Another template of the community has this name."""

    may_be_mended = True


class TooManyTemplates(Refused):
    """There are as many as anybody finds their way in. `most`: how many."""


def for_staff(session: Session, person_id: int, template_id: int) -> Template:
    """A template, for the workers of its community. Raises NotFound."""
    return permissions.found(session, person_id, "notice.write", Template, template_id)


def keep(session: Session, person_id: int, notice_id: int, name: str) -> Template:
    """A notice of theirs is to be said again under this name. Raises NotFound, TemplateNamed,
    TooManyTemplates."""
    notice = notices.for_staff(session, person_id, notice_id)
    home = notice.community_id
    refuse(TooManyTemplates(most=MOST) if count(session, home) >= MOST else None)
    values = {each: getattr(notice, each) for each in _OF_NOTICE}
    made = {"made_by": person_id, "made_at": clock.now()}
    new = insert(session, Template).values(community_id=home, name=name, **values, **made)
    refuse(None if changed(session, new.on_conflict_do_nothing()) else TemplateNamed())
    template = session.exec(select(Template).filter_by(community_id=home, name=name)).one()
    history.write(session, home, "template", template.key, "kept", person_id)
    return template


def rename(session: Session, person_id: int, template_id: int, name: str) -> Template:
    """It is called so from now on. Raises NotFound, TemplateNamed."""
    template = for_staff(session, person_id, template_id)
    which = update(Template).filter_by(id=template_id).values(name=name)
    try:
        with session.begin_nested():
            is_there = changed(session, which) == 1
    except IntegrityError:
        raise TemplateNamed() from None
    refuse(None if is_there else NotFound())
    session.refresh(template)
    history.write(session, template.community_id, "template", template_id, "renamed", person_id)
    return template


def drop(session: Session, person_id: int, template_id: int) -> None:
    """Nobody needs it any more; what was said with it stays. Raises NotFound."""
    home = for_staff(session, person_id, template_id).community_id
    refuse(None if changed(session, delete(Template).filter_by(id=template_id)) else NotFound())
    history.write(session, home, "template", template_id, "dropped", person_id)


def count(session: Session, community_id: int) -> int:
    """How many there are."""
    here = select(func.count()).select_from(Template).filter_by(community_id=community_id)
    return session.exec(here).one()


def are_there(session: Session, community_id: int) -> bool:
    """Whether there is one."""
    here = exists().where(col(Template.community_id) == community_id)
    return bool(session.execute(select(here)).scalar())


def all_of(session: Session, community_id: int) -> list[Template]:
    """Every one, in the order in which they were made."""
    here = select(Template).filter_by(community_id=community_id)
    return list(session.exec(here.order_by(col(Template.id))))
