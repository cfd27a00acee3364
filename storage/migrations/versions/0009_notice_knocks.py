"""Knocks: the lists of captains, of those who have not said 「收到」.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import number, text, to

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_knocks",
        number("id"),
        to("notice_knocks", "community_id", "community"),
        to("notice_knocks", "notice_id", "notice"),
        to("notice_knocks", "person_id", "person"),
        text("message_id"),
        number("page"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_knocks"),
        sa.UniqueConstraint(
            "community_id",
            "notice_id",
            "person_id",
            name="uq_notice_knocks_community_id_notice_id_person_id",
        ),
    )
    for column in ("notice_id", "person_id"):
        op.create_index(f"ix_notice_knocks_{column}", "notice_knocks", [column])


def downgrade() -> None:
    op.drop_table("notice_knocks")
