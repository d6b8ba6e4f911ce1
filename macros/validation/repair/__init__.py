"""Repairing what a spreadsheet or an editor did to a file, with the smallest change.

Bytes become records that remember how they were written (``records``), cells become what the schema
or the published file says they were (``cells``, ``dates``, ``variants``), columns and rows go back
to their order (``layout``); ``repair`` runs all of it. What can't be repaired surely stays as it is
and is reported.
"""
