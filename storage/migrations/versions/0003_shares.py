"""Who shared what where no bot may enter.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import moment, number, text, to

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "share",
        number("id"),
        to("share", "community_id", "community"),
        text("noun"),
        number("row_id"),
        to("share", "person_id", "person"),
        number("revision"),
        text("said"),
        moment("at"),
        moment("told_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_share"),
        sa.UniqueConstraint(
            "community_id",
            "noun",
            "row_id",
            "person_id",
            name="uq_share_community_id_noun_row_id_person_id",
        ),
    )
    op.create_index("ix_share_person_id", "share", ["person_id"])


def downgrade() -> None:
    op.drop_table("share")
