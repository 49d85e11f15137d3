"""Review: the reading queue and one testimony at a time."""
