"""Command lines: thin shells around the services, one command per file."""
