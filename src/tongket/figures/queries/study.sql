-- ledger: meetings
-- dimensions: who
-- amounts: attended, due
SELECT s.unit_id, t.meeting_id AS record_id, t.audience AS who, t.present AS attended, t.whole AS due
FROM scope s
JOIN meeting_attendance t ON t.organization_id = s.organization_id
WHERE t.kind = 'resolution_study' AND t.report_year = %(year)s
