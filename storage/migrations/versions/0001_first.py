"""The first tables: people, groups, wishes and claims, and what is heard and told.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

from storage.migrations import first_talk, first_turns
from storage.migrations.columns import day, flag, json, moment, number, text, to, while_, word

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = [
    "community", "person", "account", "organisation", "role_grant", "put_out", "invite",
    "invite_use",
    "counter", "job_run", "chat_group", "card", "wish", "wish_distinct", "wish_change", "claim",
    "waiting", "handover", "relayed", "consent",
    "inbox", "alarm", "alarm_lesson", "conversation", "ended_form", "outbox", "pace", "history",
    "worklist_walk",
]  # fmt: skip


def upgrade() -> None:
    _people()
    _groups()
    _wishes()
    first_turns.create()
    first_talk.create()
    first_talk.worklist_walk()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _people() -> None:
    op.create_table(
        "community",
        number("id"),
        word("name"),
        text("zone"),
        text("language"),
        json("settings"),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_community"),
        sa.UniqueConstraint("name", name="uq_community_name"),
    )
    op.create_table(
        "person",
        number("id"),
        text("name"),
        text("language"),
        flag("is_quiet"),
        moment("created_at"),
        moment("forgotten_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
    )
    op.create_table(
        "account",
        number("id"),
        text("channel"),
        text("external_id"),
        to("account", "person_id", "person"),
        text("username"),
        moment("opened_at", null=True),
        moment("blocked_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("channel", "external_id", name="uq_account_channel_external_id"),
    )
    op.create_index("ix_account_person_id", "account", ["person_id"])
    op.create_table(
        "organisation",
        number("id"),
        to("organisation", "community_id", "community"),
        text("name"),
        text("kind"),
        moment("created_at"),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("community_id", "name", name="uq_organisation_community_id_name"),
    )
    op.create_table(
        "role_grant",
        number("id"),
        to("role_grant", "community_id", "community"),
        to("role_grant", "person_id", "person"),
        word("role"),
        to("role_grant", "organisation_id", "organisation", null=True),
        to("role_grant", "granted_by", "person", null=True),
        moment("granted_at"),
        moment("revoked_at", null=True),
        flag("is_by_group"),
        sa.PrimaryKeyConstraint("id", name="pk_role_grant"),
    )
    op.create_index("ix_role_grant_person_id", "role_grant", ["person_id"])
    op.create_index(
        "uq_community_id_person_id_role_while",
        "role_grant",
        ["community_id", "person_id", "role"],
        unique=True,
        **while_("revoked_at IS NULL"),
    )
    first_talk.put_out()
    op.create_table(
        "invite",
        number("id"),
        to("invite", "community_id", "community"),
        word("role"),
        to("invite", "organisation_id", "organisation", null=True),
        text("token"),
        number("uses_left"),
        moment("expires_at"),
        to("invite", "made_by", "person", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_invite"),
        sa.UniqueConstraint("token", name="uq_invite_token"),
    )
    op.create_table(
        "invite_use",
        number("id"),
        to("invite_use", "invite_id", "invite"),
        to("invite_use", "person_id", "person"),
        moment("used_at"),
        text("token"),
        sa.PrimaryKeyConstraint("id", name="pk_invite_use"),
        sa.UniqueConstraint("invite_id", "person_id", name="uq_invite_use_invite_id_person_id"),
    )
    op.create_table(
        "counter",
        number("id"),
        to("counter", "community_id", "community"),
        text("noun"),
        number("year"),
        number("last"),
        sa.PrimaryKeyConstraint("id", name="pk_counter"),
        sa.UniqueConstraint(
            "community_id", "noun", "year", name="uq_counter_community_id_noun_year"
        ),
    )
    op.create_table(
        "job_run",
        to("job_run", "community_id", "community"),
        text("job"),
        day("day"),
        moment("ran_at"),
        sa.PrimaryKeyConstraint("community_id", "job", "day", name="pk_job_run"),
    )


def _groups() -> None:
    op.create_table(
        "chat_group",
        number("id"),
        text("channel"),
        text("external_id"),
        text("title"),
        text("thread"),
        to("chat_group", "community_id", "community", null=True),
        text("purpose"),
        flag("is_present"),
        text("trouble"),
        moment("well_at", null=True),
        day("welcomed_on", null=True),
        text("week_message"),
        moment("added_at"),
        to("chat_group", "bound_by", "person", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_chat_group"),
        sa.UniqueConstraint("channel", "external_id", name="uq_chat_group_channel_external_id"),
    )
    op.create_index("ix_chat_group_community_id", "chat_group", ["community_id"])
    op.create_table(
        "card",
        number("id"),
        to("card", "community_id", "community"),
        to("card", "group_id", "chat_group"),
        text("noun"),
        number("row_id"),
        text("message_id"),
        number("revision"),
        moment("shown_at"),
        sa.Column("has_picture", sa.Boolean()),
        sa.PrimaryKeyConstraint("id", name="pk_card"),
        sa.UniqueConstraint(
            "community_id",
            "group_id",
            "noun",
            "row_id",
            name="uq_card_community_id_group_id_noun_row_id",
        ),
    )


def _wishes() -> None:
    op.create_table(
        "wish",
        number("id"),
        to("wish", "community_id", "community"),
        number("year"),
        number("number"),
        to("wish", "owner_id", "person"),
        to("wish", "recorded_by", "person", null=True),
        word("for_whom"),
        text("title"),
        text("public_note"),
        word("category"),
        word("urgency"),
        day("until", null=True),
        number("asked"),
        number("wanted"),
        number("claimed"),
        number("offered"),
        number("delivered"),
        number("confirmed"),
        text("unit"),
        text("story"),
        text("place"),
        text("phone"),
        text("beneficiary"),
        text("proxy"),
        text("aside"),
        text("question"),
        text("household"),
        text("photo"),
        word("photo_look"),
        word("state"),
        number("revision"),
        json("flags"),
        to("wish", "reviewed_by", "person", null=True),
        moment("created_at"),
        moment("changed_at"),
        moment("published_at", null=True),
        moment("opens_at", null=True),
        moment("waits_since", null=True),
        word("step"),
        moment("heard_at", null=True),
        text("reason"),
        moment("closed_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_wish"),
        sa.UniqueConstraint(
            "community_id", "year", "number", name="uq_wish_community_id_year_number"
        ),
    )
    op.create_index("ix_wish_community_id_household", "wish", ["community_id", "household"])
    op.create_index(
        "ix_wish_community_id_state_published_at", "wish", ["community_id", "state", "published_at"]
    )
    op.create_index("ix_wish_owner_id_state", "wish", ["owner_id", "state"])
    op.create_table(
        "wish_distinct",
        number("id"),
        to("wish_distinct", "community_id", "community"),
        to("wish_distinct", "wish_id", "wish"),
        to("wish_distinct", "other_id", "wish"),
        to("wish_distinct", "said_by", "person"),
        sa.PrimaryKeyConstraint("id", name="pk_wish_distinct"),
        sa.UniqueConstraint(
            "community_id",
            "wish_id",
            "other_id",
            name="uq_wish_distinct_community_id_wish_id_other_id",
        ),
    )
    op.create_table(
        "claim",
        number("id"),
        to("claim", "community_id", "community"),
        to("claim", "wish_id", "wish"),
        to("claim", "person_id", "person"),
        to("claim", "organisation_id", "organisation", null=True),
        number("quantity"),
        word("state"),
        day("agreed_on"),
        moment("meet_at", null=True),
        text("agreed_hour"),
        day("wanted_on", null=True),
        text("wanted_hour"),
        number("extended"),
        word("step"),
        moment("heard_at", null=True),
        moment("claimed_at"),
        moment("delivered_at", null=True),
        moment("confirmed_at", null=True),
        to("claim", "confirmed_by", "person", null=True),
        text("confirmed_how"),
        moment("ended_at", null=True),
        text("reason"),
        text("note"),
        json("photos"),
        flag("shows_photos"),
        word("photos_look"),
        word("matter"),
        number("disputed"),
        moment("thanked_at", null=True),
        word("arranging"),
        to("claim", "arranged_by", "person", null=True),
        moment("sought_at", null=True),
        json("traces"),
        json("asked_in"),
        json("shown_in"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
    )
    op.create_index(
        "ix_claim_community_id_state_agreed_on", "claim", ["community_id", "state", "agreed_on"]
    )
    op.create_index("ix_claim_person_id_state", "claim", ["person_id", "state"])
    op.create_index("ix_claim_wish_id", "claim", ["wish_id"])
    op.create_index(
        "uq_community_id_wish_id_person_id_while",
        "claim",
        ["community_id", "wish_id", "person_id"],
        unique=True,
        **while_("state = 'claimed'"),
    )
    op.create_table(
        "consent",
        number("id"),
        to("consent", "community_id", "community"),
        to("consent", "person_id", "person"),
        to("consent", "wish_id", "wish"),
        word("kind"),
        number("version"),
        moment("given_at"),
        moment("withdrawn_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
    )
    op.create_index("ix_consent_person_id", "consent", ["person_id"])
    op.create_index("ix_consent_wish_id", "consent", ["wish_id"])
    op.create_index(
        "uq_community_id_person_id_wish_id_kind_while",
        "consent",
        ["community_id", "person_id", "wish_id", "kind"],
        unique=True,
        **while_("withdrawn_at IS NULL"),
    )
