-- What other rooms may read of meetings. `whole` is of how many people the present are counted: the register's
-- members on the day, the committee's on the day (as summoned where no posts are kept), or those summoned.
CREATE VIEW meeting_attendance AS
SELECT t.id AS meeting_id, t.organization_id, t.kind, t.held_on, t.report_year, t.base, t.audience,
       t.summoned, t.present, t.absent_excused, t.delegates,
       CASE t.base
         WHEN 'all_members' THEN (
           SELECT COUNT(*)
           FROM organization_closure c
           JOIN member_periods p ON p.organization_id = c.descendant_id
           WHERE c.ancestor_id = t.organization_id
             AND c.valid_from <= t.held_on AND (c.valid_until IS NULL OR c.valid_until >= t.held_on)
             AND p.valid_from <= t.held_on AND (p.valid_until IS NULL OR p.valid_until >= t.held_on))
         WHEN 'committee_members' THEN COALESCE(NULLIF((
           SELECT COUNT(DISTINCT h.member_id)
           FROM post_holdings h
           WHERE h.organization_id = t.organization_id
             AND h.held_from <= t.held_on AND (h.held_until IS NULL OR h.held_until >= t.held_on)
             AND (h.post IN ('secretary', 'standing_deputy_secretary', 'deputy_secretary', 'standing_committee_member')
                  OR (t.kind <> 'standing_committee_meeting'
                      AND h.post IN ('committee_member', 'cell_secretary', 'deputy_cell_secretary',
                                     'cell_committee_member')))), 0), t.summoned)
         ELSE t.summoned
       END AS whole
FROM meetings_meeting t
WHERE t.withdrawn_at IS NULL;
