"""The paper as its author states it: what is said and in which order, nothing of how it looks."""
