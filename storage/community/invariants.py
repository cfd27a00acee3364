"""What must always hold of people, their roles and their groups."""

from storage.engine.invariants import apart, rule

rule(
    "somebody holds the same role twice",
    """
    SELECT min(id) FROM role_grant WHERE revoked_at IS NULL
    GROUP BY community_id, person_id, role HAVING count(*) > 1""",
)
rule(
    "somebody who was forgotten still holds a role",
    """
    SELECT role_grant.id FROM role_grant JOIN person ON person.id = role_grant.person_id
    WHERE person.forgotten_at IS NOT NULL AND role_grant.revoked_at IS NULL""",
)
rule(
    "somebody who was forgotten can still be written to",
    """
    SELECT account.id FROM account JOIN person ON person.id = account.person_id
    WHERE person.forgotten_at IS NOT NULL AND account.blocked_at IS NULL""",
)
rule(
    "a form is open of somebody who was forgotten",
    """
    SELECT conversation.id FROM conversation JOIN person ON person.id = conversation.person_id
    WHERE person.forgotten_at IS NOT NULL""",
)
rule(
    "somebody was put out and is a neighbour",
    """
    SELECT put_out.id FROM put_out JOIN role_grant ON role_grant.person_id = put_out.person_id
    AND role_grant.community_id = put_out.community_id
    WHERE put_out.undone_at IS NULL AND role_grant.revoked_at IS NULL""",
)
rule("an invitation was used too often", "SELECT id FROM invite WHERE uses_left < 0")
rule(
    "something waits to be told to another community's group",
    """
    SELECT outbox.id FROM outbox JOIN chat_group ON chat_group.id = outbox.group_id
    WHERE outbox.state = 'ready' AND outbox.community_id <> chat_group.community_id""",
)

# A group may change hands: what was told there before, and what stands there, stays where it was.
apart("outbox", "group_id")
apart("card", "group_id")
