"""What must always hold of wishes, their claims, and who waits or is asked."""

from storage.engine.invariants import rule

rule(
    "somebody promised the same wish twice",
    """
    SELECT wish_id FROM claim WHERE state = 'claimed'
    GROUP BY wish_id, person_id HAVING count(*) > 1""",
)
rule(
    "a claim stands for a wish that is not in the group",
    """
    SELECT claim.id FROM claim JOIN wish ON wish.id = claim.wish_id
    WHERE claim.state IN ('claimed', 'delivered', 'confirmed')
    AND wish.state NOT IN ('open', 'claimed', 'delivered', 'confirmed')""",
)
rule(
    "a wish's state is not what its figures make",
    """
    SELECT id FROM wish WHERE state IN ('open', 'claimed', 'delivered', 'confirmed')
    AND state <> CASE WHEN confirmed >= wanted THEN 'confirmed'
        WHEN delivered >= wanted THEN 'delivered'
        WHEN claimed + offered >= wanted THEN 'claimed' ELSE 'open' END""",
)
rule(
    "a wish counts more than it wants, or less than nothing",
    """
    SELECT id FROM wish WHERE wanted < 1 OR wanted > asked OR claimed + offered > wanted
    OR offered < 0 OR delivered > claimed OR confirmed > delivered OR confirmed < 0""",
)
rule(
    "a wish's offers are not the sums of its waiting list",
    """
    SELECT wish.id FROM wish LEFT JOIN waiting
    ON waiting.wish_id = wish.id AND waiting.state = 'offered'
    GROUP BY wish.id, wish.offered
    HAVING wish.offered <> coalesce(sum(waiting.quantity), 0)""",
)
rule(
    "somebody waits for a wish that has closed",
    """
    SELECT waiting.id FROM waiting JOIN wish ON wish.id = waiting.wish_id
    WHERE waiting.state IN ('waiting', 'offered')
    AND wish.state NOT IN ('open', 'claimed', 'delivered')""",
)
rule(
    "somebody waits twice for the same wish",
    """
    SELECT min(id) FROM waiting WHERE state IN ('waiting', 'offered')
    GROUP BY wish_id, person_id HAVING count(*) > 1""",
)
rule(
    "an offer has no pieces",
    "SELECT id FROM waiting WHERE state = 'offered' AND quantity < 1",
)
rule(
    "somebody holds their own wish, or waits for it",
    """
    SELECT wish.id FROM wish WHERE EXISTS (SELECT 1 FROM claim WHERE claim.wish_id = wish.id
        AND claim.person_id = wish.owner_id AND claim.state IN ('claimed', 'delivered'))
    OR EXISTS (SELECT 1 FROM waiting WHERE waiting.wish_id = wish.id
        AND waiting.person_id = wish.owner_id AND waiting.state IN ('waiting', 'offered'))""",
)
rule("a claim has no pieces", "SELECT id FROM claim WHERE quantity < 1")
rule(
    "somebody is asked to go on with what nobody holds",
    """
    SELECT handover.id FROM handover JOIN claim ON claim.id = handover.claim_id
    WHERE handover.state = 'asked' AND claim.state <> 'claimed'""",
)
rule(
    "a change is proposed to nobody",
    """
    SELECT id FROM wish_change WHERE state = 'asked' AND NOT EXISTS (SELECT 1 FROM claim
        WHERE claim.wish_id = wish_change.wish_id AND claim.state = 'claimed')""",
)
rule(
    "the words of a change outlived it",
    "SELECT id FROM wish_change WHERE state NOT IN ('review', 'asked') AND proposed <> ''",
)
rule(
    "words outlived the claim that they were about",
    """
    SELECT relayed.id FROM relayed JOIN claim ON claim.id = relayed.claim_id
    WHERE claim.state NOT IN ('claimed', 'delivered') AND relayed.report <> 'asked'
    AND (relayed.words <> '' OR relayed.photo <> '')""",
)
rule(
    "an hour is still asked for of what nobody has to bring",
    """
    SELECT relayed.id FROM relayed JOIN claim ON claim.id = relayed.claim_id
    WHERE relayed.meeting = 'asked' AND claim.state NOT IN ('claimed', 'delivered')""",
)
rule(
    "a change is looked at of a wish that is over",
    """
    SELECT wish_change.id FROM wish_change JOIN wish ON wish.id = wish_change.wish_id
    WHERE wish_change.state = 'review'
    AND wish.state NOT IN ('open', 'claimed', 'delivered')""",
)
rule(
    "a wish's figures are not the sums of its claims",
    """
    SELECT wish.id FROM wish LEFT JOIN claim ON claim.wish_id = wish.id
    GROUP BY wish.id, wish.claimed, wish.delivered, wish.confirmed
    HAVING wish.claimed <> coalesce(sum(CASE WHEN claim.state
        IN ('claimed', 'delivered', 'confirmed') THEN claim.quantity END), 0)
    OR wish.delivered <> coalesce(sum(CASE WHEN claim.state
        IN ('delivered', 'confirmed') THEN claim.quantity END), 0)
    OR wish.confirmed <> coalesce(sum(CASE WHEN claim.state
        = 'confirmed' THEN claim.quantity END), 0)""",
)
rule(
    "a closed wish has no closing time, or an open one has",
    """
    SELECT id FROM wish WHERE (closed_at IS NOT NULL)
    <> (state IN ('confirmed', 'refused', 'withdrawn', 'helped',
                  'closed', 'expired'))""",
)
rule(
    "a wish in the group was never published",
    """
    SELECT id FROM wish WHERE published_at IS NULL
    AND state IN ('open', 'claimed', 'delivered', 'confirmed')""",
)
rule(
    "two wishes have the same code",
    "SELECT min(id) FROM wish GROUP BY community_id, year, number HAVING count(*) > 1",
)
rule(
    "a wish's number was never given out",
    """
    SELECT wish.id FROM wish LEFT JOIN counter ON counter.noun = 'wish'
    AND counter.community_id = wish.community_id AND counter.year = wish.year
    WHERE counter.last IS NULL OR wish.number > counter.last OR wish.number < 1""",
)
