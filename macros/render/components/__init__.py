"""Parts of a page that recur: amounts, sources, citations, facets, links."""
