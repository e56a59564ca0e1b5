-- ledger: targets
-- dimensions: period, status, target_group
-- amounts:
SELECT s.unit_id, t.target_id AS record_id, t.period, t.status, t.target_group
FROM scope s
JOIN target_results t ON t.organization_id = s.organization_id
WHERE t.organization_id = s.unit_id AND t.counts = 'yes' AND t.report_year = %(year)s
