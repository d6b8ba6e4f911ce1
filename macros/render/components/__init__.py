"""Parts of a page that recur: amounts, source references, citations, facets, links."""
