-- ledger: meetings
-- dimensions: kind
-- amounts:
SELECT s.unit_id, t.meeting_id AS record_id, t.kind
FROM scope s
JOIN meeting_attendance t ON t.organization_id = s.organization_id
WHERE t.report_year = %(year)s
