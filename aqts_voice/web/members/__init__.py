"""Members: joining, signing in, what waits for them, and the team."""
