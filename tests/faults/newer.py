"""The next version of the bot, in small: a column, a button, a notice and a daily job more than
this one. For a rolling upgrade."""

import os
import shutil
from datetime import date
from pathlib import Path

from sqlmodel import Session, select, text

from bot import register
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.event import Event
from bot.register.notifications import Telling, notification
from scheduler.daily import daily
from storage.community.communities import Community
from storage.messaging import outbox
from storage.messaging.kinds import KINDS, Kind
from storage.records import schema
from storage.wishes import claiming
from storage.wishes.wishes import Wish

register.load()  # what this version has comes first

LIT = "灯亮了"
COUNTED = "今晚的灯数过了"
LAMP_LIT = Kind("lamp.lit", Wish)
LAMPS_COUNTED = Kind("lamp.counted", Community)
LAST = schema.head()
NEXT = f"{int(LAST) + 1:04}"
REVISION = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{NEXT}", "{LAST}", None, None


def upgrade():
    op.add_column("wish", sa.Column("lamp", sa.Text(), nullable=True))


def downgrade():
    op.drop_column("wish", "lamp")
"""


def light(event: Event, wish: claiming.Reach) -> Reply:
    """A lamp is lit for a wish, and its owner hears of it."""
    lit = text("UPDATE wish SET lamp = :name WHERE id = :id")
    event.session.execute(lit, {"name": "lit", "id": wish.id})
    outbox.tell(event.session, LAMP_LIT, wish.id, community=wish.community_id, person=wish.owner_id)
    return Reply(toast=Toast(LIT))


def lamp_lit(telling: Telling) -> Message:
    return Message(lead=LIT)


def lamps_counted(telling: Telling) -> Message:
    return Message(lead=COUNTED)


def _count(session: Session, community: Community, day: date) -> None:
    owner = session.exec(select(Wish.owner_id).filter_by(community_id=community.id)).first()
    if owner is not None:
        outbox.tell(session, LAMPS_COUNTED, 0, community=community.id, person=owner)


def _with_one_revision_more() -> None:
    folder = Path(os.environ["WISHLIGHT_DATA_DIR"]) / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, dirs_exist_ok=True)
    (folder / "versions" / f"{NEXT}_lamp.py").write_text(REVISION)
    schema.MIGRATIONS = folder


def learn() -> None:
    """Only in a process of its own: the tests are of this version."""
    button("wish.light", door=claiming.within_reach, group=True)(light)
    for kind in (LAMP_LIT, LAMPS_COUNTED):
        KINDS[kind.name] = kind
    notification(LAMP_LIT)(lamp_lit)
    notification(LAMPS_COUNTED)(lamps_counted)
    daily("lamp.count", lambda numbers: 0)(_count)
    _with_one_revision_more()
