"""What must always hold of polls."""

from storage.engine.invariants import rule

rule(
    "a poll is over without a moment, or has one and is not",
    "SELECT id FROM poll WHERE (state = 'over') <> (ended_at IS NOT NULL)",
)
rule(
    "a hidden ballot is over, and who chose what is there still",
    """
    SELECT poll_vote.id FROM poll_vote JOIN poll ON poll.id = poll_vote.poll_id
    WHERE poll.state = 'over' AND poll.ballot = 'hidden'""",
)
rule(
    "a vote in another community's poll",
    """
    SELECT poll_vote.id FROM poll_vote JOIN poll ON poll.id = poll_vote.poll_id
    WHERE poll.community_id <> poll_vote.community_id""",
)
