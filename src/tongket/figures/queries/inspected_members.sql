-- ledger: members
-- dimensions: subject
-- amounts:
SELECT DISTINCT s.unit_id, j.member_id AS record_id, j.subject
FROM scope s
JOIN inspection_case_subjects j ON j.organization_id = s.organization_id
WHERE j.report_year = %(year)s AND j.subject = 'member' AND j.nature IN ('inspection', 'supervision')
