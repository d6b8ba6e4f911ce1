"""The data package as files: descriptor, schema, headers, rows, encodings, patterns."""
