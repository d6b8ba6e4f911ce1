"""A transparency site from a CSV data package.

``data/`` is an open Data Package. ``macros/`` turns it into an immutable catalog, shows it,
and adds files to the site::

    data/  ->  catalog  ->  render   charts, tables, text     pure: model -> SVG | HTML | str
                        ->  publish  pages, downloads         pure: model -> files to add
                        ->  review   annotations, verify      pure: catalog (+ report) -> findings

    faces: main.py (mkdocs-macros), hooks.py and failures.py (MkDocs), __main__.py (command line)

Imports flow one way: faces -> render, publish, review -> catalog -> errors. The middle three
never import each other, nothing imports a face, and ``catalog`` knows no Altair, Jinja or
MkDocs. ``tests/test_architecture.py`` holds this.
"""
