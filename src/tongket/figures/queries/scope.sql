SELECT top.descendant_id AS unit_id, under.organization_id AS organization_id, under.depth AS depth
FROM organization_closure top
JOIN organization_lineage under ON under.unit_id = top.descendant_id
WHERE top.ancestor_id = %(unit)s AND top.depth <= %(levels)s
  AND top.valid_from <= %(structure_on)s AND (top.valid_until IS NULL OR top.valid_until >= %(structure_on)s)
  AND under.valid_from <= %(structure_on)s AND (under.valid_until IS NULL OR under.valid_until >= %(structure_on)s)
