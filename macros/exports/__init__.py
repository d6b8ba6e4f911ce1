"""What is added to the site: pages and downloads, as pairs of address and content."""
