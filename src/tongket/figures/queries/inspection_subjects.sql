-- ledger: inspection_subjects
-- dimensions: actor, nature, subject, result
-- amounts:
SELECT s.unit_id, j.subject_id AS record_id, j.actor, j.nature, j.subject, j.result
FROM scope s
JOIN inspection_case_subjects j ON j.organization_id = s.organization_id
WHERE j.report_year = %(year)s
