-- What other rooms may read of the admissions.
CREATE VIEW admission_lines AS
SELECT a.id AS admission_id, a.organization_id, a.member_id, a.decided_on, a.admitted_on, a.report_year
FROM admissions_admission a
WHERE a.withdrawn_at IS NULL;

CREATE VIEW admission_plans AS
SELECT p.id AS plan_id, p.organization_id, p.planned, p.report_year
FROM admissions_admissionplan p
WHERE p.withdrawn_at IS NULL;
