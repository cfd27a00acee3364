"""What neighbours lend each other.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import day, moment, number, text, to, word

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "loan",
        number("id"),
        to("loan", "community_id", "community"),
        to("loan", "owner_id", "person"),
        to("loan", "borrower_id", "person", null=True),
        text("title"),
        text("place"),
        word("state"),
        word("step"),
        day("back_on", null=True),
        moment("offered_at"),
        sa.PrimaryKeyConstraint("id", name="pk_loan"),
    )
    op.create_index("ix_loan_community_id_state", "loan", ["community_id", "state"])
    op.create_index("ix_loan_owner_id", "loan", ["owner_id"])
    op.create_index("ix_loan_borrower_id", "loan", ["borrower_id"])


def downgrade() -> None:
    op.drop_table("loan")
