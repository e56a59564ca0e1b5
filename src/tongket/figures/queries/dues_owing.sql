-- ledger: dues_collections
-- dimensions:
-- amounts: owing
SELECT s.unit_id, MAX(d.collection_id) AS record_id, SUM(d.due - d.collected - d.arrears) AS owing
FROM scope s
JOIN dues_lines d ON d.organization_id = s.organization_id
WHERE d.report_year = %(year)s AND d.month_on <= %(as_of)s AND d.due IS NOT NULL
GROUP BY s.unit_id, d.organization_id, d.member_id
HAVING SUM(d.due - d.collected - d.arrears) > 0
