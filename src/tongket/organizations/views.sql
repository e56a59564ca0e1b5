-- What other rooms may read of the tree.
CREATE VIEW organization_closure AS
SELECT c.ancestor_id, c.descendant_id, c.depth, c.valid_from, c.valid_until
FROM organizations_organizationclosure c
JOIN organizations_organization o ON o.id = c.descendant_id
WHERE o.withdrawn_at IS NULL;

CREATE VIEW organization_periods AS
SELECT p.organization_id, p.parent_id, p.name, p.type, p.code, p.valid_from, p.valid_until
FROM organizations_organizationperiod p
JOIN organizations_organization o ON o.id = p.organization_id
WHERE o.withdrawn_at IS NULL;

-- Under which units an organisation counts on a day, also after it was closed.
CREATE VIEW organization_lineage AS
SELECT l.unit_id, l.organization_id, l.depth, l.valid_from, l.valid_until
FROM organizations_organizationlineage l;
