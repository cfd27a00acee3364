"""What must always hold of the service directory."""

from storage.engine.invariants import rule

rule(
    "a retired entry is found, or one that is in the directory is not",
    """
    SELECT service_entry.id FROM service_entry
    WHERE (state = 'live') <> EXISTS (
        SELECT 1 FROM service_gram WHERE service_gram.entry_id = service_entry.id)""",
)
rule(
    "a question was answered by nobody, or with nothing",
    """
    SELECT id FROM asked_question
    WHERE state = 'answered' AND answered_by IS NULL
    OR state IN ('looked_up', 'waiting') AND (answered_by IS NOT NULL OR entry_id IS NOT NULL)""",
)
