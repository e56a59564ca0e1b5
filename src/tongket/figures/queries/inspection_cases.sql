-- ledger: inspection_cases
-- dimensions: actor, nature, kind
-- amounts:
SELECT s.unit_id, c.case_id AS record_id, c.actor, c.nature, c.kind
FROM scope s
JOIN inspection_cases_held c ON c.organization_id = s.organization_id
WHERE c.report_year = %(year)s
