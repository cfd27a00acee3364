"""What people answer to a notice.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, moment, number, text, to, word

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    key = ("community_id", "notice_id", "person_id")
    op.create_table(
        "notice_thread",
        number("id"),
        to("notice_thread", "community_id", "community"),
        to("notice_thread", "notice_id", "notice"),
        to("notice_thread", "person_id", "person"),
        to("notice_thread", "handler_id", "person"),
        word("state"),
        moment("changed_at"),
        moment("promised_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice_thread"),
        sa.UniqueConstraint(*key, name="uq_notice_thread_community_id_notice_id_person_id"),
    )
    for column in ("notice_id", "person_id", "handler_id"):
        op.create_index(f"ix_notice_thread_{column}", "notice_thread", [column])
    both = ["community_id", "state"]
    op.create_index("ix_notice_thread_community_id_state", "notice_thread", both)
    op.create_table(
        "notice_line",
        number("id"),
        to("notice_line", "community_id", "community"),
        to("notice_line", "thread_id", "notice_thread"),
        to("notice_line", "by_id", "person"),
        flag("is_answer"),
        flag("is_canned"),
        text("words"),
        moment("said_at"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_line"),
    )
    for column in ("thread_id", "by_id"):
        op.create_index(f"ix_notice_line_{column}", "notice_line", [column])


def downgrade() -> None:
    op.drop_table("notice_line")
    op.drop_table("notice_thread")
