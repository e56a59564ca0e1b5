"""Vietnamese sentences that adapt to the figures: each builder gives runs, or nothing where there is nothing to say."""
