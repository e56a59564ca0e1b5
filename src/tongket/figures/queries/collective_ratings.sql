-- ledger: collective_ratings
-- dimensions: subject, whose, stage, level
-- amounts:
SELECT s.unit_id, r.rating_id AS record_id, r.subject, r.stage, r.level,
       CASE WHEN s.depth = 0 AND r.subject <> 'leadership_collective' THEN 'own' ELSE 'subordinate' END AS whose
FROM scope s
JOIN review_collective_ratings r ON r.organization_id = s.organization_id
WHERE r.report_year = %(year)s
