"""Charts as data: bars, labels and sentences, before anything is drawn."""
