"""The loop: a published article read, held against the records, told anew and read back."""
