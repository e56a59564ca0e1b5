"""What several papers are put together from: frame, outline, tables."""
