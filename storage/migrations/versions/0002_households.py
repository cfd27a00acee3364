"""Who lives where, who is called by which number, and who looks after which building.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, moment, number, text, to, while_

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _household()
    _member()
    _telephone()
    _captain_building()


def downgrade() -> None:
    for table in ("captain_building", "telephone", "household_member", "household"):
        op.drop_table(table)


def _household() -> None:
    op.create_table(
        "household",
        number("id"),
        to("household", "community_id", "community"),
        text("building"),
        text("building_index"),
        text("address"),
        text("address_index"),
        flag("is_whole"),
        moment("created_at"),
        moment("ended_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_household"),
    )
    op.create_index(
        "uq_household_community_id_address_index_while",
        "household",
        ["community_id", "address_index"],
        unique=True,
        **while_("ended_at IS NULL AND is_whole"),
    )
    op.create_index(
        "ix_household_building",
        "household",
        ["community_id", "building_index"],
        **while_("ended_at IS NULL"),
    )


def _member() -> None:
    op.create_table(
        "household_member",
        number("id"),
        to("household_member", "community_id", "community"),
        to("household_member", "household_id", "household"),
        to("household_member", "person_id", "person"),
        flag("lives_here"),
        flag("may_act"),
        moment("decided_at", null=True),
        moment("since"),
        moment("until", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_household_member"),
    )
    op.create_index(
        "uq_household_community_id_person_id_while",
        "household_member",
        ["community_id", "person_id"],
        unique=True,
        **while_("until IS NULL AND lives_here"),
    )
    op.create_index(
        "uq_community_id_household_id_person_id_while",
        "household_member",
        ["community_id", "household_id", "person_id"],
        unique=True,
        **while_("until IS NULL"),
    )
    op.create_index("ix_household_member_person_id", "household_member", ["person_id"])


def _telephone() -> None:
    op.create_table(
        "telephone",
        number("id"),
        to("telephone", "community_id", "community"),
        to("telephone", "person_id", "person"),
        text("number"),
        to("telephone", "noted_by", "person"),
        moment("noted_at"),
        sa.PrimaryKeyConstraint("id", name="pk_telephone"),
        sa.UniqueConstraint(
            "community_id", "person_id", name="uq_telephone_community_id_person_id"
        ),
    )
    op.create_index("ix_telephone_person_id", "telephone", ["person_id"])


def _captain_building() -> None:
    op.create_table(
        "captain_building",
        number("id"),
        to("captain_building", "community_id", "community"),
        to("captain_building", "grant_id", "role_grant"),
        to("captain_building", "person_id", "person"),
        text("building"),
        text("building_index"),
        moment("since"),
        moment("until", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_captain_building"),
    )
    op.create_index(
        "uq_community_id_grant_id_building_index_while",
        "captain_building",
        ["community_id", "grant_id", "building_index"],
        unique=True,
        **while_("until IS NULL"),
    )
    op.create_index("ix_captain_building_person_id", "captain_building", ["person_id"])
    op.create_index(
        "ix_captain_building_community_id_building_index",
        "captain_building",
        ["community_id", "building_index"],
    )
