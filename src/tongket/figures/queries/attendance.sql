-- ledger: meetings
-- dimensions: kind, base, held_on
-- amounts: present, absent_excused, whole
SELECT s.unit_id, t.meeting_id AS record_id, t.kind, t.base, t.held_on, t.present, t.absent_excused, t.whole
FROM scope s
JOIN meeting_attendance t ON t.organization_id = s.organization_id
WHERE t.organization_id = s.unit_id AND t.report_year = %(year)s
