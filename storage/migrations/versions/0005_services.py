"""The service directory, what it is found by, and what it did not answer.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import day, moment, number, text, to, word

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_entry",
        number("id"),
        to("service_entry", "community_id", "community"),
        word("kind"),
        text("title"),
        text("what"),
        text("for_whom"),
        text("place"),
        text("hours"),
        text("fee"),
        text("bring"),
        text("who"),
        text("promise"),
        text("words"),
        text("learnt"),
        word("state"),
        number("revision"),
        to("service_entry", "checked_by", "person", null=True),
        moment("checked_at"),
        day("check_by"),
        sa.PrimaryKeyConstraint("id", name="pk_service_entry"),
    )
    op.create_index(
        "ix_service_entry_community_id_state_kind",
        "service_entry",
        ["community_id", "state", "kind"],
    )
    _grams()
    _questions()


def _grams() -> None:
    op.create_table(
        "service_gram",
        number("id"),
        to("service_gram", "community_id", "community"),
        to("service_gram", "entry_id", "service_entry"),
        text("gram"),
        number("weight"),
        sa.PrimaryKeyConstraint("id", name="pk_service_gram"),
        sa.UniqueConstraint(
            "community_id", "entry_id", "gram", name="uq_service_gram_community_id_entry_id_gram"
        ),
    )
    op.create_index("ix_service_gram_community_id_gram", "service_gram", ["community_id", "gram"])
    op.create_index("ix_service_gram_entry_id", "service_gram", ["entry_id"])


def _questions() -> None:
    op.create_table(
        "asked_question",
        number("id"),
        to("asked_question", "community_id", "community"),
        to("asked_question", "asker_id", "person"),
        text("said"),
        text("answer"),
        to("asked_question", "entry_id", "service_entry", null=True),
        to("asked_question", "answered_by", "person", null=True),
        word("state"),
        moment("asked_at"),
        moment("answered_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_asked_question"),
    )
    op.create_index(
        "ix_asked_question_community_id_state", "asked_question", ["community_id", "state"]
    )
    op.create_index("ix_asked_question_asker_id_state", "asked_question", ["asker_id", "state"])


def downgrade() -> None:
    for table in ("asked_question", "service_gram", "service_entry"):
        op.drop_table(table)
