"""A suite that plays the officer: every fault a person or a spreadsheet makes, in every table."""
