"""Dated events of the tree: what was founded, merged, split, moved or dissolved, and by which decision."""
