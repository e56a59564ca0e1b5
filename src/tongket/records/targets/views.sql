-- What other rooms may read of targets. The status is that of rules/targets.py, on numbers of one scale; a target of
-- the term not met yet is told apart by its outlook.
CREATE VIEW target_results AS
SELECT q.*,
       CASE WHEN q.measured = 'not_met' AND q.period = 'term' AND q.outlook <> '' THEN q.outlook ELSE q.measured END AS status
FROM (
  SELECT t.id AS target_id, t.organization_id, t.report_year, t.period, t.term, t.series, t.direction, t.decimals,
         t.plan, t.budget, t.same_period, t.result, t.outlook, t."group" AS target_group, t.unit,
         CASE WHEN t.counts THEN 'yes' ELSE 'no' END AS counts,
         CASE WHEN t.result IS NULL THEN 'unknown'
              WHEN t.direction = 'yes_no' THEN CASE WHEN t.result <> 0 THEN 'met' ELSE 'not_met' END
              WHEN t.plan IS NULL THEN 'unknown'
              WHEN t.result = t.plan THEN 'met'
              WHEN (t.direction = 'higher' AND t.result > t.plan) OR (t.direction = 'lower' AND t.result < t.plan)
                THEN 'exceeded'
              ELSE 'not_met' END AS measured
  FROM targets_target t
  WHERE t.withdrawn_at IS NULL) q;
