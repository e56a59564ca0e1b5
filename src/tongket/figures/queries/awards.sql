-- ledger: commendations
-- dimensions: subject, whose, title, form
-- amounts:
SELECT s.unit_id, c.commendation_id AS record_id, c.subject, c.title, c.form,
       CASE WHEN s.depth = 0 AND c.subject = 'organization' THEN 'own' ELSE 'subordinate' END AS whose
FROM scope s
JOIN award_commendations c ON c.organization_id = s.organization_id
WHERE c.report_year = %(year)s
