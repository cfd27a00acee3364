"""What neighbours said in voice messages.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import moment, number, text, to, word

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "voice_message",
        number("id"),
        to("voice_message", "community_id", "community"),
        to("voice_message", "from_id", "person"),
        text("channel"),
        text("recording"),
        number("seconds"),
        text("answer"),
        word("state"),
        to("voice_message", "seen_to_by", "person", null=True),
        moment("said_at"),
        moment("seen_to_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_voice_message"),
    )
    op.create_index(
        "ix_voice_message_community_id_state", "voice_message", ["community_id", "state"]
    )
    op.create_index("ix_voice_message_from_id_state", "voice_message", ["from_id", "state"])


def downgrade() -> None:
    op.drop_table("voice_message")
