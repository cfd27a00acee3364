"""What is said again and again, kept under a name."""

from sqlmodel import Session

from storage.notices import submission, templates
from storage.notices.notices import NewNotice
from storage.notices.templates import NAME_LIMIT, Template
from tests.harness.make import Make
from tests.house.access.declared import (
    STAFF,
    Life,
    breaks,
    buttons,
    doors,
    lives,
    probed,
    says,
    told,
)

buttons(
    STAFF, "template.keep template.page template.use template.show template.rename template.drop"
)
doors("template", templates.for_staff)
says("template.page", "0")
says("template.drop", "ask", "keep", "sure")
breaks(
    "a template of a notice has no name or no words",
    "UPDATE notice_template SET text = ''",
)
told("TemplateNamed", "TooManyTemplates")


@probed("template.keep")
def to_keep(session: Session, home: int, worker: int) -> int:
    return submission.write(session, worker, NewNotice(home, "周二上午停水")).key


@probed("template.rename")
def to_rename(session: Session, home: int, worker: int) -> int:
    return templates.keep(session, worker, to_keep(session, home, worker), "x").key


@lives
def keeps_one(make: Make, life: Life) -> None:
    """One of a notice that went out."""

    def keep(session: Session, worker: int) -> Template:
        new = NewNotice(life.home, f"{life.name}常说的")
        said = submission.write(session, worker, new)
        return templates.keep(session, worker, said.key, f"{life.name}停水"[:NAME_LIMIT])

    life.rows["template"] = [make.act(life.worker, keep)]
