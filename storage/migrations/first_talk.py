"""The first tables of what is heard and told: the second half of revision 0001."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import flag, json, moment, number, text, to, while_, word


def put_out() -> None:
    """Who is no neighbour any more."""
    op.create_table(
        "put_out",
        number("id"),
        to("put_out", "community_id", "community"),
        to("put_out", "person_id", "person"),
        text("token"),
        word("why"),
        to("put_out", "put_out_by", "person"),
        moment("at"),
        moment("undone_at", null=True),
        to("put_out", "undone_by", "person", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_put_out"),
    )
    op.create_index("ix_put_out_person_id", "put_out", ["person_id"])
    op.create_index("ix_put_out_token", "put_out", ["token"])
    op.create_index(
        "uq_put_out_community_id_person_id_while",
        "put_out",
        ["community_id", "person_id"],
        unique=True,
        **while_("undone_at IS NULL"),
    )


def worklist_walk() -> None:
    """Where a worker stands in the queue."""
    op.create_table(
        "worklist_walk",
        number("id"),
        to("worklist_walk", "community_id", "community"),
        to("worklist_walk", "person_id", "person"),
        number("at"),
        number("row_id"),
        text("message_id"),
        number("talk_id"),
        moment("seen_at"),
        sa.PrimaryKeyConstraint("id", name="pk_worklist_walk"),
        sa.UniqueConstraint(
            "community_id", "person_id", name="uq_worklist_walk_community_id_person_id"
        ),
    )


def create() -> None:
    """Inbox, alarms, conversations, outbox, pace, history."""
    op.create_table(
        "inbox",
        number("id"),
        text("channel"),
        text("event_id"),
        moment("received_at"),
        word("state"),
        text("content"),
        number("attempts"),
        moment("due_at", null=True),
        text("code"),
        text("why"),
        to("inbox", "person_id", "person", null=True),
        to("inbox", "community_id", "community", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("channel", "event_id", name="uq_inbox_channel_event_id"),
    )
    op.create_index("ix_inbox_received", "inbox", ["received_at"])
    op.create_index("ix_inbox_waiting", "inbox", ["due_at"], **while_("state = 'waiting'"))
    op.create_table(
        "alarm",
        number("id"),
        to("alarm", "community_id", "community"),
        to("alarm", "person_id", "person"),
        to("alarm", "wish_id", "wish", null=True),
        text("family"),
        flag("is_sure"),
        flag("is_nothing"),
        moment("heard_at"),
        to("alarm", "taken_by", "person", null=True),
        moment("taken_at", null=True),
        moment("reached_at", null=True),
        to("alarm", "reached_by", "person", null=True),
        number("calls"),
        number("times"),
        moment("unheard_at", null=True),
        moment("bell_at", null=True),
        text("words"),
        json("traces"),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
    )
    op.create_index(
        "uq_alarm_community_id_person_id_while",
        "alarm",
        ["community_id", "person_id"],
        unique=True,
        **while_("taken_by IS NULL AND reached_at IS NULL"),
    )
    op.create_index("ix_alarm_bell_at", "alarm", ["bell_at"], **while_("bell_at IS NOT NULL"))
    op.create_index("ix_alarm_community_id_person_id", "alarm", ["community_id", "person_id"])
    op.create_table(
        "alarm_lesson",
        number("id"),
        to("alarm_lesson", "community_id", "community"),
        to("alarm_lesson", "person_id", "person"),
        text("family"),
        word("verdict"),
        moment("said_at"),
        text("words"),
        sa.PrimaryKeyConstraint("id", name="pk_alarm_lesson"),
    )
    op.create_index("ix_alarm_lesson_community_id", "alarm_lesson", ["community_id"])
    op.create_index("ix_alarm_lesson_person_id", "alarm_lesson", ["person_id"])
    op.create_table(
        "conversation",
        number("id"),
        to("conversation", "person_id", "person"),
        text("flow"),
        number("subject"),
        to("conversation", "community_id", "community", null=True),
        text("answers"),
        text("asked"),
        number("turn"),
        text("place"),
        moment("opened_at"),
        moment("touched_at"),
        moment("reminded_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_conversation"),
        sa.UniqueConstraint(
            "person_id", "flow", "subject", name="uq_conversation_person_id_flow_subject"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_conversation_person_id", "conversation", ["person_id"])
    op.create_index("ix_conversation_touched_at", "conversation", ["touched_at"])
    op.create_table(
        "ended_form",
        number("id"),
        number("talk"),
        to("ended_form", "person_id", "person"),
        text("flow"),
        word("became"),
        number("subject"),
        text("place"),
        moment("ended_at"),
        sa.PrimaryKeyConstraint("id", name="pk_ended_form"),
        sa.UniqueConstraint("talk", name="uq_ended_form_talk"),
    )
    op.create_index("ix_ended_form_person_id", "ended_form", ["person_id"])
    op.create_table(
        "outbox",
        number("id"),
        to("outbox", "community_id", "community", null=True),
        text("kind"),
        number("row_id"),
        to("outbox", "person_id", "person", null=True),
        to("outbox", "group_id", "chat_group", null=True),
        json("about"),
        text("words"),
        text("way"),
        number("lane"),
        to("outbox", "from_person", "person", null=True),
        number("turn"),
        flag("is_urgent"),
        text("once", null=True),
        word("state"),
        moment("promised_for"),
        moment("due_at"),
        moment("created_at"),
        number("attempts"),
        number("uncertain"),
        moment("leased_until", null=True),
        moment("sent_at", null=True),
        text("why"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index(
        "ix_outbox_community_id_kind_row_id", "outbox", ["community_id", "kind", "row_id"]
    )
    op.create_index(
        "ix_outbox_due", "outbox", ["lane", "turn", "due_at", "id"], **while_("state = 'ready'")
    )
    op.create_index("ix_outbox_group_parked", "outbox", ["group_id"], **while_("state = 'parked'"))
    op.create_index("ix_outbox_person_id_state", "outbox", ["person_id", "state"])
    op.create_index("ix_outbox_sending", "outbox", ["leased_until"], **while_("state = 'sending'"))
    op.create_index(
        "ix_outbox_turn",
        "outbox",
        ["group_id", "from_person", "turn"],
        **while_("state = 'ready' AND from_person IS NOT NULL"),
    )
    for name in ("person", "group"):
        waits = [f"{name}_id", "lane", "turn", "due_at", "id"]
        op.create_index(f"ix_outbox_{name}_waits", "outbox", waits, **while_("state = 'ready'"))
    op.create_index(
        "uq_once_while",
        "outbox",
        ["once"],
        unique=True,
        **while_("state = 'ready' AND once IS NOT NULL"),
    )
    op.create_table(
        "pace",
        text("key"),
        moment("empty_at"),
        sa.PrimaryKeyConstraint("key", name="pk_pace"),
    )
    op.create_table(
        "history",
        number("id"),
        to("history", "community_id", "community", null=True),
        moment("at"),
        to("history", "actor_id", "person", null=True),
        to("history", "behalf_id", "person", null=True),
        text("noun"),
        number("row_id"),
        text("what"),
        json("details"),
        sa.PrimaryKeyConstraint("id", name="pk_history"),
    )
    op.create_index(
        "ix_history_community_id_noun_row_id", "history", ["community_id", "noun", "row_id"]
    )
