"""A database of any size, filled with believable rows: what benchmarks measure on."""
