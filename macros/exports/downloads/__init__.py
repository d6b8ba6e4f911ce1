"""The files a reader can take away: pure functions from a catalog and its rows to bytes.

Some load libraries that take longer than the pages of a site, so all of them are made by
``macros/exports/downloads/worker.py`` in a process of its own and kept by content.
"""
