"""A reorganisation from its plan: rehearsed, carried out in one act, undone while nothing builds on it."""
