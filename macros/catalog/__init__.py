"""What we know: the data package as an immutable, checked catalog.

``schema`` reads the descriptor, ``load`` the files, ``validate`` holds them against the schema,
``checks`` against the rules that a schema can't say, ``model`` names the things, ``build`` makes
them, ``measures`` computes with them, ``package`` does all of it in order.
"""
