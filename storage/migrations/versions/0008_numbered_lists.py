"""Lists that were pasted, and who was taken over from them.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import json, moment, number, text, to

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "numbered_list",
        number("id"),
        to("numbered_list", "community_id", "community"),
        to("numbered_list", "person_id", "person"),
        text("text"),
        json("put_by"),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_numbered_list"),
    )
    op.create_index("ix_numbered_list_at", "numbered_list", ["at"])
    op.create_index("ix_numbered_list_person_id", "numbered_list", ["person_id"])
    op.create_index(
        "ix_numbered_list_community_id_person_id", "numbered_list", ["community_id", "person_id"]
    )
    op.create_table(
        "listed_neighbour",
        number("id"),
        to("listed_neighbour", "community_id", "community"),
        text("noun"),
        number("row_id"),
        to("listed_neighbour", "person_id", "person"),
        text("name"),
        text("name_index"),
        text("address"),
        number("quantity"),
        to("listed_neighbour", "noted_by", "person"),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_listed_neighbour"),
    )
    op.create_index("ix_listed_neighbour_person_id", "listed_neighbour", ["person_id"])
    op.create_index(
        "ix_listed_neighbour_community_id_noun_row_id_name_index",
        "listed_neighbour",
        ["community_id", "noun", "row_id", "name_index"],
    )


def downgrade() -> None:
    op.drop_table("listed_neighbour")
    op.drop_table("numbered_list")
