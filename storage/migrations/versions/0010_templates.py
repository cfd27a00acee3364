"""Templates of notices.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import json, moment, number, text, to, word

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_template",
        number("id"),
        to("notice_template", "community_id", "community"),
        text("name"),
        text("text"),
        json("looks"),
        word("kind"),
        json("audience"),
        word("seen"),
        text("photo"),
        text("file"),
        text("file_name"),
        to("notice_template", "made_by", "person"),
        moment("made_at"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_template"),
        sa.UniqueConstraint("community_id", "name", name="uq_notice_template_community_id_name"),
    )


def downgrade() -> None:
    op.drop_table("notice_template")
