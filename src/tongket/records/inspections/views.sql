-- What other rooms may read of inspections and supervisions; a withdrawn case takes its subjects along.
CREATE VIEW inspection_cases_held AS
SELECT c.id AS case_id, c.organization_id, c.report_year, c.actor, c.kind, c.nature, c.decided_on, c.concluded_on
FROM inspections_inspectioncase c
WHERE c.withdrawn_at IS NULL;

CREATE VIEW inspection_case_subjects AS
SELECT s.id AS subject_id, s.case_id, c.organization_id, c.report_year, c.actor, c.kind, c.nature,
       s.organization_id AS subject_organization_id, s.subject, s.member_id, s.result
FROM inspections_inspectionsubject s
JOIN inspections_inspectioncase c ON c.id = s.case_id
WHERE s.withdrawn_at IS NULL AND c.withdrawn_at IS NULL;
