"""Notices: what is said to many, who reads it where, who has seen it; who is in which group.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import day, flag, json, moment, number, text, to, while_, word

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLES = [
    "group_member", "notice", "notice_room", "notice_version", "notice_copy", "notice_round",
    "notice_seen",
]  # fmt: skip


def upgrade() -> None:
    _group_member()
    _notice()
    _notice_room()
    _notice_version()
    _notice_copy()
    _notice_round()
    _notice_seen()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _group_member() -> None:
    op.create_table(
        "group_member",
        number("id"),
        to("group_member", "community_id", "community"),
        to("group_member", "group_id", "chat_group"),
        to("group_member", "person_id", "person"),
        moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_group_member"),
        sa.UniqueConstraint(
            "community_id",
            "group_id",
            "person_id",
            name="uq_group_member_community_id_group_id_person_id",
        ),
    )
    both = ["group_id", "person_id"]
    op.create_index("ix_group_member_group_id_person_id", "group_member", both)
    op.create_index("ix_group_member_person_id", "group_member", ["person_id"])


def _notice() -> None:
    op.create_table(
        "notice",
        number("id"),
        to("notice", "community_id", "community"),
        to("notice", "writer_id", "person"),
        word("kind"),
        word("state"),
        text("text"),
        json("looks"),
        text("photo"),
        text("file"),
        text("file_name"),
        json("audience"),
        word("seen"),
        day("seen_until", null=True),
        moment("asked_at", null=True),
        word("step"),
        moment("goes_at", null=True),
        flag("is_loud"),
        day("until", null=True),
        number("version"),
        number("asked_version"),
        number("revision"),
        flag("is_paused"),
        text("progress_message"),
        moment("progress_at", null=True),
        to("notice", "looked_by", "person", null=True),
        moment("written_at"),
        moment("out_at", null=True),
        moment("ended_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
    )
    op.create_index("ix_notice_community_id_state", "notice", ["community_id", "state"])
    op.create_index("ix_notice_writer_id", "notice", ["writer_id"])


def _notice_room() -> None:
    op.create_table(
        "notice_room",
        number("id"),
        to("notice_room", "community_id", "community"),
        to("notice_room", "notice_id", "notice"),
        to("notice_room", "group_id", "chat_group"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_room"),
        _unique("notice_room", "group_id"),
    )
    op.create_index("ix_notice_room_group_id", "notice_room", ["group_id"])


def _notice_version() -> None:
    op.create_table(
        "notice_version",
        number("id"),
        to("notice_version", "community_id", "community"),
        to("notice_version", "notice_id", "notice"),
        number("number"),
        text("text"),
        json("looks"),
        flag("matters"),
        to("notice_version", "said_by", "person", null=True),
        moment("said_at"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_version"),
        _unique("notice_version", "number"),
    )


def _notice_copy() -> None:
    op.create_table(
        "notice_copy",
        number("id"),
        to("notice_copy", "community_id", "community"),
        to("notice_copy", "notice_id", "notice"),
        to("notice_copy", "person_id", "person"),
        word("way"),
        text("message_id"),
        number("version"),
        moment("told_at", null=True),
        moment("nudged_at", null=True),
        moment("away_at", null=True),
        moment("called_at", null=True),
        moment("slip_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice_copy"),
        _unique("notice_copy", "person_id"),
    )
    _found_by("notice_copy")


def _notice_round() -> None:
    op.create_table(
        "notice_round",
        number("id"),
        to("notice_round", "community_id", "community"),
        to("notice_round", "notice_id", "notice"),
        word("what"),
        flag("are_groups_done"),
        number("walked"),
        moment("begun_at"),
        moment("done_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_notice_round"),
    )
    op.create_index(
        "uq_notice_round_community_id_notice_id_what_while",
        "notice_round",
        ["community_id", "notice_id", "what"],
        unique=True,
        **while_("done_at IS NULL"),
    )


def _notice_seen() -> None:
    op.create_table(
        "notice_seen",
        number("id"),
        to("notice_seen", "community_id", "community"),
        to("notice_seen", "notice_id", "notice"),
        to("notice_seen", "person_id", "person"),
        number("version"),
        word("way"),
        to("notice_seen", "noted_by", "person", null=True),
        text("note"),
        moment("at"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_seen"),
        _unique("notice_seen", "person_id"),
    )
    _found_by("notice_seen")


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    names = ("community_id", "notice_id", column)
    return sa.UniqueConstraint(*names, name=f"uq_{table}_{'_'.join(names)}")


def _found_by(table: str) -> None:
    for column in ("notice_id", "person_id"):
        op.create_index(f"ix_{table}_{column}", table, [column])
