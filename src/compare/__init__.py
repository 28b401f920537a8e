"""Compare how news outlets tell the same claim."""
