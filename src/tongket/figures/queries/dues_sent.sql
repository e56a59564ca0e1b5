-- ledger: dues_remittances
-- dimensions: level, month, quarter
-- amounts: amount
SELECT s.unit_id, r.remittance_id AS record_id, r.level,
       CASE WHEN r.month < 10 THEN '0' || CAST(r.month AS VARCHAR(2)) ELSE CAST(r.month AS VARCHAR(2)) END AS month,
       CASE WHEN r.month <= 3 THEN '1' WHEN r.month <= 6 THEN '2' WHEN r.month <= 9 THEN '3' ELSE '4' END AS quarter,
       r.amount
FROM scope s
JOIN dues_sent r ON r.organization_id = s.organization_id
WHERE r.report_year = %(year)s AND r.month_on <= %(as_of)s
