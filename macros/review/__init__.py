"""What changed and what holds: findings as annotations, the data against the report's text."""
