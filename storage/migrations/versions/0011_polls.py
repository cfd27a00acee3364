"""What neighbours decide together, and what each voice chose.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import json, moment, number, text, to, word

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _poll()
    _poll_vote()


def downgrade() -> None:
    op.drop_table("poll_vote")
    op.drop_table("poll")


def _poll() -> None:
    op.create_table(
        "poll",
        number("id"),
        to("poll", "community_id", "community"),
        to("poll", "writer_id", "person"),
        word("state"),
        text("question"),
        text("options"),
        word("voice"),
        word("ballot"),
        word("figures"),
        json("tally"),
        moment("ends_at"),
        moment("written_at"),
        moment("ended_at", null=True),
        to("poll", "ended_by", "person", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_poll"),
    )
    op.create_index("ix_poll_community_id_state", "poll", ["community_id", "state"])
    op.create_index("ix_poll_state_ends_at", "poll", ["state", "ends_at"])
    op.create_index("ix_poll_writer_id", "poll", ["writer_id"])


def _poll_vote() -> None:
    key = ["community_id", "poll_id"]
    op.create_table(
        "poll_vote",
        number("id"),
        to("poll_vote", "community_id", "community"),
        to("poll_vote", "poll_id", "poll"),
        to("poll_vote", "person_id", "person"),
        to("poll_vote", "household_id", "household", null=True),
        number("option"),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_poll_vote"),
        sa.UniqueConstraint(*key, "person_id", name="uq_poll_vote_community_id_poll_id_person_id"),
        sa.UniqueConstraint(
            *key, "household_id", name="uq_poll_vote_community_id_poll_id_household_id"
        ),
    )
    op.create_index("ix_poll_vote_poll_id", "poll_vote", ["poll_id"])
    op.create_index("ix_poll_vote_person_id", "poll_vote", ["person_id"])
