"""Checking a package: files, table schema, rules over rows, the text of the report."""
