"""The search index: documents from pages and rows, and its files."""
