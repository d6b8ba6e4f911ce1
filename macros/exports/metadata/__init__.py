"""Metadata for machines: DCAT, CSVW, schema.org, Atom, iCalendar, links in the HTML head."""
