"""What the project's own package says, held against itself."""
