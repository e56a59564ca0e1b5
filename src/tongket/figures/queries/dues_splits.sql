-- ledger: dues_kept
-- dimensions: level, month, quarter
-- amounts: received, kept, remittance_due
SELECT s.unit_id, k.kept_id AS record_id, k.level,
       CASE WHEN k.month < 10 THEN '0' || CAST(k.month AS VARCHAR(2)) ELSE CAST(k.month AS VARCHAR(2)) END AS month,
       CASE WHEN k.month <= 3 THEN '1' WHEN k.month <= 6 THEN '2' WHEN k.month <= 9 THEN '3' ELSE '4' END AS quarter,
       k.received, k.kept, k.received - k.kept AS remittance_due
FROM scope s
JOIN dues_splits k ON k.organization_id = s.organization_id
WHERE k.report_year = %(year)s AND k.month_on <= %(as_of)s
