"""Numbers, periods and particles of a language."""
