-- ledger: collective_ratings
-- dimensions: whose
-- amounts:
SELECT s.unit_id, r.rating_id AS record_id, CASE WHEN s.depth = 0 THEN 'own' ELSE 'subordinate' END AS whose
FROM scope s
JOIN review_collective_ratings r ON r.organization_id = s.organization_id
JOIN review_collective_ratings p ON p.organization_id = r.organization_id AND p.level = r.level
  AND p.subject = 'organization' AND p.stage = 'decided' AND p.report_year <= %(year)s
  AND p.report_year >= %(excellent_since)s
WHERE r.report_year = %(year)s AND r.subject = 'organization' AND r.stage = 'decided' AND r.level = 'excellent'
GROUP BY s.unit_id, r.rating_id, s.depth
HAVING COUNT(*) = %(excellent_years)s
