-- ledger: targets
-- dimensions: period, indicator, unit, decimals, has_budget, has_same_period
-- amounts: result, plan, budget, same_period
SELECT s.unit_id, t.target_id AS record_id, t.period, t.series AS indicator, t.unit, t.decimals,
       CASE WHEN t.budget IS NULL THEN 'no' ELSE 'yes' END AS has_budget,
       CASE WHEN t.same_period IS NULL THEN 'no' ELSE 'yes' END AS has_same_period,
       t.result, t.plan, t.budget, t.same_period
FROM scope s
JOIN target_results t ON t.organization_id = s.organization_id
WHERE t.organization_id = s.unit_id AND t.direction <> 'yes_no' AND t.report_year = %(year)s
