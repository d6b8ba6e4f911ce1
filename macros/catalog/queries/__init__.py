"""Questions to a catalog that several pages and files ask: calculations, history, sort orders."""
