"""What must always hold of notices."""

from storage.engine.invariants import rule

rule(
    "a notice is out without a moment, or has ended without one",
    """
    SELECT id FROM notice
    WHERE (state = 'out' AND out_at IS NULL)
       OR (state IN ('withdrawn', 'over', 'declined') AND ended_at IS NULL)""",
)
rule(
    "a notice has another version than was last noted",
    """
    SELECT notice.id FROM notice
    WHERE version <> (SELECT max(number) FROM notice_version WHERE notice_id = notice.id)""",
)
rule(
    "words that were never said were seen",
    """
    SELECT notice_seen.id FROM notice_seen JOIN notice ON notice.id = notice_seen.notice_id
    WHERE notice_seen.version > notice.version OR notice_seen.version < 1""",
)
rule(
    "a notice is for people or groups of another community",
    """
    SELECT notice_room.id FROM notice_room
    JOIN notice ON notice.id = notice_room.notice_id
    WHERE notice.community_id <> notice_room.community_id
    UNION ALL
    SELECT notice_copy.id FROM notice_copy
    JOIN notice ON notice.id = notice_copy.notice_id
    WHERE notice.community_id <> notice_copy.community_id""",
)
rule(
    "a round of another community's notice",
    """
    SELECT notice_round.id FROM notice_round
    JOIN notice ON notice.id = notice_round.notice_id
    WHERE notice_round.community_id <> notice.community_id""",
)
rule(
    "somebody who was forgotten is still known to be in a group",
    """
    SELECT group_member.id FROM group_member
    JOIN person ON person.id = group_member.person_id
    WHERE person.forgotten_at IS NOT NULL""",
)
rule(
    "something about a notice was said in another community's thread",
    """
    SELECT notice_line.id FROM notice_line
    JOIN notice_thread ON notice_thread.id = notice_line.thread_id
    WHERE notice_line.community_id <> notice_thread.community_id""",
)
rule(
    "a thread is about another community's notice",
    """
    SELECT notice_thread.id FROM notice_thread
    JOIN notice ON notice.id = notice_thread.notice_id
    WHERE notice_thread.community_id <> notice.community_id""",
)
rule(
    "somebody has seen a notice of another community",
    """
    SELECT notice_seen.id FROM notice_seen JOIN notice ON notice.id = notice_seen.notice_id
    WHERE notice_seen.community_id <> notice.community_id""",
)
rule(
    "somebody is gone after for a notice that nobody has read, or that asks for nothing",
    """
    SELECT id FROM notice
    WHERE step NOT IN ('said', 'stopped') AND (asked_at IS NULL OR seen = 'no')""",
)
rule(
    "a captain has a list of another community's notice",
    """
    SELECT notice_knocks.id FROM notice_knocks JOIN notice ON notice.id = notice_knocks.notice_id
    WHERE notice_knocks.community_id <> notice.community_id""",
)
rule(
    "somebody was knocked at or called, and nobody knows by whom",
    """
    SELECT notice_seen.id FROM notice_seen
    WHERE way IN ('door', 'phone', 'proxy') AND noted_by IS NULL""",
)
rule(
    "a template of a notice has no name or no words",
    "SELECT id FROM notice_template WHERE name = '' OR text = ''",
)
rule(
    "a hand-out counts other portions than are signed up for",
    """
    SELECT handout.id FROM handout
    WHERE taken + offered > portions
       OR taken <> (SELECT coalesce(sum(count), 0) FROM handout_sign_up
                    WHERE handout_id = handout.id AND state = 'taken')
       OR offered <> (SELECT coalesce(sum(count), 0) FROM handout_sign_up
                      WHERE handout_id = handout.id AND state = 'offered')""",
)
rule(
    "somebody waits for a hand-out that is over",
    """
    SELECT handout_sign_up.id FROM handout_sign_up
    JOIN notice ON notice.id = handout_sign_up.notice_id
    WHERE notice.state <> 'out' AND handout_sign_up.state IN ('waiting', 'offered')""",
)
rule(
    "somebody signed up for a hand-out of another community",
    """
    SELECT handout_sign_up.id FROM handout_sign_up
    JOIN handout ON handout.id = handout_sign_up.handout_id
    JOIN notice ON notice.id = handout.notice_id
    WHERE handout_sign_up.community_id <> handout.community_id
       OR handout.community_id <> notice.community_id
       OR handout_sign_up.notice_id <> handout.notice_id""",
)
rule(
    "a sign-up has ended without a moment, or stands with one",
    """
    SELECT id FROM handout_sign_up
    WHERE (ended_at IS NULL) <> (state IN ('taken', 'waiting', 'offered'))""",
)
