"""Building the site: MkDocs events, template context, caches, git history."""
