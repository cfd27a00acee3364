"""The first tables of the turns of a wish: a part of revision 0001."""

import sqlalchemy as sa
from alembic import op

from storage.migrations.columns import json, moment, number, text, to, while_, word


def create() -> None:
    """Handovers, waiting lists, proposed changes, words that are carried."""
    op.create_table(
        "waiting",
        number("id"),
        to("waiting", "community_id", "community"),
        to("waiting", "wish_id", "wish"),
        to("waiting", "person_id", "person"),
        number("quantity"),
        word("state"),
        moment("joined_at"),
        moment("until", null=True),
        moment("ended_at", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_waiting"),
    )
    op.create_index("ix_waiting_person_id_state", "waiting", ["person_id", "state"])
    op.create_index("ix_waiting_state_until", "waiting", ["state", "until"])
    op.create_index("ix_waiting_wish_id", "waiting", ["wish_id"])
    op.create_index(
        "uq_waiting_community_id_wish_id_person_id_while",
        "waiting",
        ["community_id", "wish_id", "person_id"],
        unique=True,
        **while_("state IN ('waiting', 'offered')"),
    )
    op.create_table(
        "handover",
        number("id"),
        to("handover", "community_id", "community"),
        to("handover", "claim_id", "claim"),
        to("handover", "asked_by", "person"),
        to("handover", "person_id", "person"),
        to("handover", "place_id", "waiting", null=True),
        number("quantity"),
        number("more"),
        word("state"),
        moment("asked_at"),
        moment("until", null=True),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
    )
    op.create_index("ix_handover_claim_id", "handover", ["claim_id"])
    op.create_index("ix_handover_person_id", "handover", ["person_id"])
    op.create_index("ix_handover_state_until", "handover", ["state", "until"])
    op.create_index(
        "uq_community_id_claim_id_while",
        "handover",
        ["community_id", "claim_id"],
        unique=True,
        **while_("state = 'asked'"),
    )
    op.create_table(
        "wish_change",
        number("id"),
        to("wish_change", "community_id", "community"),
        to("wish_change", "wish_id", "wish"),
        to("wish_change", "person_id", "person"),
        text("proposed"),
        json("agreed"),
        word("state"),
        moment("asked_at"),
        sa.PrimaryKeyConstraint("id", name="pk_wish_change"),
    )
    op.create_index("ix_wish_change_wish_id", "wish_change", ["wish_id"])
    op.create_index(
        "uq_community_id_wish_id_while",
        "wish_change",
        ["community_id", "wish_id"],
        unique=True,
        **while_("state = 'asked'"),
    )
    op.create_index(
        "uq_review_community_id_wish_id_while",
        "wish_change",
        ["community_id", "wish_id"],
        unique=True,
        **while_("state = 'review'"),
    )
    op.create_table(
        "relayed",
        number("id"),
        to("relayed", "community_id", "community"),
        to("relayed", "claim_id", "claim"),
        to("relayed", "from_id", "person"),
        word("from_side"),
        to("relayed", "to_id", "person"),
        word("to_side"),
        text("words"),
        text("photo"),
        moment("meet_at", null=True),
        word("meeting"),
        word("report"),
        text("message_id"),
        moment("said_at"),
        sa.PrimaryKeyConstraint("id", name="pk_relayed"),
    )
    op.create_index("ix_relayed_community_id_report", "relayed", ["community_id", "report"])
    for name in ("claim_id", "from_id", "to_id"):
        op.create_index(f"ix_relayed_{name}", "relayed", [name])
