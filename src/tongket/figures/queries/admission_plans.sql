-- ledger: admission_plans
-- dimensions:
-- amounts: planned
WITH founded AS (
  SELECT organization_id,
         CASE WHEN MIN(valid_from) > %(year_start)s THEN MIN(valid_from) ELSE %(year_start)s END AS first_in_year
  FROM organization_periods
  GROUP BY organization_id),
covering AS (
  SELECT c.ancestor_id AS above_id, c.descendant_id AS below_id
  FROM admission_plans a
  JOIN organization_closure c ON c.ancestor_id = a.organization_id
  JOIN founded f ON f.organization_id = c.descendant_id
  WHERE a.report_year = %(year)s AND c.depth > 0
    AND c.valid_from <= f.first_in_year AND (c.valid_until IS NULL OR c.valid_until >= f.first_in_year)
  UNION
  SELECT g.unit_id AS above_id, g.organization_id AS below_id
  FROM admission_plans a
  JOIN organization_lineage g ON g.unit_id = a.organization_id
  JOIN founded f ON f.organization_id = g.unit_id
  WHERE a.report_year = %(year)s AND g.organization_id <> g.unit_id AND f.first_in_year > %(year_start)s
    AND g.valid_from <= %(structure_on)s AND (g.valid_until IS NULL OR g.valid_until >= %(structure_on)s))
SELECT s.unit_id, p.plan_id AS record_id, p.planned
FROM scope s
JOIN admission_plans p ON p.organization_id = s.organization_id
WHERE p.report_year = %(year)s
  AND NOT EXISTS (
    SELECT 1
    FROM covering k
    WHERE k.below_id = p.organization_id
      AND NOT EXISTS (SELECT 1 FROM covering u WHERE u.above_id = k.above_id AND u.below_id = s.unit_id))
