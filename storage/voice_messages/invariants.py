"""What must always hold of voice messages."""

from storage.engine.invariants import rule

rule(
    "a voice message that waits was seen to, or one that was answered was not",
    """
    SELECT id FROM voice_message
    WHERE state = 'waiting' AND (seen_to_at IS NOT NULL OR seen_to_by IS NOT NULL)
    OR state IN ('answered', 'wish') AND seen_to_by IS NULL""",
)
