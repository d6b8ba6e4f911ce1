"""Rows and columns of the tables that pages show."""
