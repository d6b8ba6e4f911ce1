"""The commands of ``python -m macros``, a module each: its arguments and what it does.

Like faces they know every room; ``add_to`` registers one, and the parsed arguments carry ``run``.
"""
