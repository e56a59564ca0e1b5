-- ledger: admissions
-- dimensions:
-- amounts:
SELECT s.unit_id, a.admission_id AS record_id
FROM scope s
JOIN admission_lines a ON a.organization_id = s.organization_id
WHERE a.admitted_on >= %(year_start)s AND a.admitted_on <= %(year_end)s AND a.admitted_on <= %(as_of)s
