"""What must always hold of loans."""

from storage.engine.invariants import rule

rule(
    "something is lent to nobody, or to its owner",
    """
    SELECT id FROM loan
    WHERE state = 'lent' AND (borrower_id IS NULL OR borrower_id = owner_id)""",
)
