"""Repairing what a spreadsheet or an editor did to a file, with the smallest change.

Bytes become text (``decode``), text becomes records that remember how they were written
(``records``), cells become what the schema or the published file says they were (``cells``,
``likeness``), records go back to their order (``file``). What can't be repaired surely is left and
told.
"""
