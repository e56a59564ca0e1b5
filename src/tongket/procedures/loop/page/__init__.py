"""The loop on one page that opens from disk."""
