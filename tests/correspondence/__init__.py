"""Questions to candidates, their letters, and their answers."""
