"""Drawing charts: Altair to SVG and PNG, theme, cache and worker processes."""
