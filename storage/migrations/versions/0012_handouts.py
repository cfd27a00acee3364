"""Hand-outs: what a notice says of one, and who signed up for it.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import day, flag, json, moment, number, text, to, while_, word

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

LIVE = "state IN ('taken', 'waiting', 'offered')"


def upgrade() -> None:
    _handout()
    _sign_up()


def downgrade() -> None:
    op.drop_table("handout_sign_up")
    op.drop_table("handout")


def _handout() -> None:
    op.create_table(
        "handout",
        number("id"),
        to("handout", "community_id", "community"),
        to("handout", "notice_id", "notice"),
        day("day", null=True),
        text("hours"),
        json("by_building"),
        text("place"),
        text("bring"),
        day("closes_on", null=True),
        word("pickup"),
        number("portions"),
        text("unit"),
        number("most"),
        number("taken"),
        number("offered"),
        flag("is_open"),
        sa.PrimaryKeyConstraint("id", name="pk_handout"),
        sa.UniqueConstraint("community_id", "notice_id", name="uq_handout_community_id_notice_id"),
    )


def _sign_up() -> None:
    op.create_table(
        "handout_sign_up",
        number("id"),
        to("handout_sign_up", "community_id", "community"),
        to("handout_sign_up", "notice_id", "notice"),
        to("handout_sign_up", "handout_id", "handout"),
        to("handout_sign_up", "household_id", "household", null=True),
        to("handout_sign_up", "person_id", "person"),
        number("count"),
        word("state"),
        word("way"),
        to("handout_sign_up", "noted_by", "person"),
        text("proxy"),
        text("relation"),
        moment("joined_at"),
        moment("until", null=True),
        moment("ended_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_handout_sign_up"),
    )
    for whose in ("person_id", "household_id"):
        op.create_index(
            f"uq_sign_up_community_id_notice_id_{whose}_while",
            "handout_sign_up",
            ["community_id", "notice_id", whose],
            unique=True,
            **while_(LIVE),
        )
    for columns in (["notice_id", "state"], ["state", "until"], ["person_id"]):
        op.create_index(f"ix_handout_sign_up_{'_'.join(columns)}", "handout_sign_up", columns)
