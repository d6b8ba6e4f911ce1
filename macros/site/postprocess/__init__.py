"""Changes to pages and files after MkDocs has rendered them."""
