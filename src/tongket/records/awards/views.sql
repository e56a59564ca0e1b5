-- What other rooms may read of the commendations.
CREATE VIEW award_commendations AS
SELECT c.id AS commendation_id, c.organization_id, c.member_id, c.subject, c.title, c.form, c.decided_on, c.report_year
FROM awards_commendation c
WHERE c.withdrawn_at IS NULL;
