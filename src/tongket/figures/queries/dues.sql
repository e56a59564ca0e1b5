-- ledger: dues_collections
-- dimensions: month, quarter, exempt, paid
-- amounts: due, collected, arrears, together, voluntary
SELECT s.unit_id, d.collection_id AS record_id,
       CASE WHEN d.month < 10 THEN '0' || CAST(d.month AS VARCHAR(2)) ELSE CAST(d.month AS VARCHAR(2)) END AS month,
       CASE WHEN d.month <= 3 THEN '1' WHEN d.month <= 6 THEN '2' WHEN d.month <= 9 THEN '3' ELSE '4' END AS quarter,
       CASE WHEN d.exempt THEN 'yes' ELSE 'no' END AS exempt,
       CASE WHEN d.exempt OR d.collected > 0 OR d.due = 0 THEN 'yes' ELSE 'no' END AS paid,
       CASE WHEN SUM(CASE WHEN d.due IS NULL THEN 1 ELSE 0 END) OVER (PARTITION BY s.unit_id, d.month) > 0 THEN NULL
            ELSE d.due END AS due,
       d.collected, d.arrears, d.collected + d.arrears AS together,
       CASE WHEN d.due IS NOT NULL AND d.collected > d.due THEN d.collected - d.due ELSE 0 END AS voluntary
FROM scope s
JOIN dues_lines d ON d.organization_id = s.organization_id
WHERE d.report_year = %(year)s AND d.month_on <= %(as_of)s
