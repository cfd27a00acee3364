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
rule(
    "somebody lives in two homes at once, or in one that is over",
    """
    SELECT min(household_member.id) FROM household_member
    JOIN household ON household.id = household_member.household_id
    WHERE household_member.until IS NULL AND household_member.lives_here
    GROUP BY household_member.community_id, household_member.person_id
    HAVING count(*) > 1 OR count(household.ended_at) > 0""",
)
rule(
    "a home is kept in which nobody lives",
    """
    SELECT household.id FROM household WHERE household.ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM household_member WHERE household_member.household_id = household.id
        AND household_member.until IS NULL AND household_member.lives_here)""",
)
rule(
    "somebody lives here, or is called here, and is no neighbour",
    """
    SELECT there.id FROM (
        SELECT id, community_id, person_id FROM household_member WHERE until IS NULL
        UNION ALL SELECT id, community_id, person_id FROM telephone
    ) AS there WHERE NOT EXISTS (
        SELECT 1 FROM role_grant WHERE role_grant.person_id = there.person_id
        AND role_grant.community_id = there.community_id AND role_grant.revoked_at IS NULL)""",
)
rule(
    "a building is looked after by somebody else's role",
    """
    SELECT captain_building.id FROM captain_building
    JOIN role_grant ON role_grant.id = captain_building.grant_id
    WHERE role_grant.person_id <> captain_building.person_id
    OR role_grant.community_id <> captain_building.community_id OR role_grant.role <> 'captain'""",
)
rule(
    "a list was pasted by, or names, somebody who was never here",
    """
    SELECT there.id FROM (
        SELECT id, community_id, person_id FROM numbered_list
        UNION ALL SELECT id, community_id, person_id FROM listed_neighbour
    ) AS there WHERE NOT EXISTS (
        SELECT 1 FROM role_grant WHERE role_grant.person_id = there.person_id
        AND role_grant.community_id = there.community_id)""",
)
