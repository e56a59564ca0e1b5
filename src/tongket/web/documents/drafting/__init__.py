"""Pages of a paper on its way through Word: its drafts, their comparison, the opinions on them."""
