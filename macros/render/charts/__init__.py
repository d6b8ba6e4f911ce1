"""Charts as data: which bars, labels and sentences a page shows, before anything is drawn."""
