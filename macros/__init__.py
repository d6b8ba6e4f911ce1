"""A transparency site from a CSV data package.

``data/`` is an open Data Package. ``macros/`` turns it into an immutable catalog, renders it, and
adds files to the site. From the outside in; a module imports from its own folder and those below:

    entry points: main.py (mkdocs-macros), __main__.py (command line)
    cli/          the commands
    site/         the build: plugin.py (MkDocs), context, caches, search index, postprocessing
    review/       what a change does
    exports/      files to download, metadata for machines
    render/       tables, charts and components of pages
    validation/   checks and repairs of a package
    i18n/         numbers, periods, particles
    catalog/      the package as immutable objects, and queries to it
    errors.py
"""
