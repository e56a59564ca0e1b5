"""What may be otherwise in the house, each with its reason. An exception no longer needed fails its test."""

LONG_FILES: dict[str, str] = {}

LONG_FUNCTIONS: dict[str, str] = {
    "web/ledgers/writing/clash.py:page": "what one page shows, in its order",
}

FULL_FOLDERS: dict[str, str] = {
    "access": "the gate and what passes it: one small file a thought, read together",
    "cli": "one thin file a command",
    "figures/queries": "one query a relation; the folder is the catalogue's index",
    "organizations": "the tree is one cabinet with everything a cabinet has, and its intervals, slugs and people",
    "procedures": "one file a procedure",
    "rules": "one file a subject of the regulations",
    "rules/ratings": "one file a question of the rating",
    "web/templates/parts": "one file a part of a page",
}

DEEP_FOLDERS: dict[str, str] = {}

WRITERS: dict[str, str] = {
    "access/audit.py": "the trail itself, written inside the gate",
    "access/keeping.py": "what the actions of all cabinets have in common, run inside the gate",
    "procedures/jobs.py": "how far a long work has come is no record: who may ask for it, is asked before",
    "organizations/intervals.py": "intervals follow from the event, in the same transaction",
    "organizations/reorganizing/lineage.py": "where an organisation counts follows from the event, as its intervals do",
    "records/members/life/storing.py": "intervals follow from the event, in the same transaction",
    "documents/register/storing.py": "stores what an action of papers writes, inside the gate",
    "procedures/examples.py": "marks what belongs to an example; its lines come in by the ordinary actions",
    "procedures/remove_examples.py": "takes the examples away with everything under them, trail and all",
    "documents/register/numbers.py": "draws a number inside the action that signs",
    "exchange/national/lists.py": "a list and its comparison are no record: who may, is asked before",
    "exchange/national/confirming.py": "marks the list as done; the register is written by the members' actions",
    "exchange/uploads.py": "an upload and its preview are no record: who may, is asked before",
}

FLOATS: dict[str, str] = {
    "exchange/national/comparing/matching.py": "how like two names are, not a value",
    "exchange/national/reading/columns.py": "how like two headings are, not a value",
    "exchange/excel/form.py": "the size of a note's box, not a value",
    "procedures/serve.py": "seconds between two looks at the worker, not a value",
}

SECOND_ACTIONS: dict[str, str] = {
    "organizations/actions/end_assignment.py:end_delegation": "ends the same line; only who may is asked differently",
}

VERBS: dict[str, str] = {
    "delegation.grant": "`delegate` says in one word that a delegation is granted",
    "delegation.end": "see SECOND_ACTIONS",
}

UNTYPED: dict[str, str] = {
    "rules/load.py:read_yaml": "what a file of data holds before it is checked",
    "rules/load.py:parse_yaml": "what a text of data holds before it is checked",
}
