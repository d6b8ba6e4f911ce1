"""How it looks: pure functions from the model to text, tables, chart specs and figures."""
