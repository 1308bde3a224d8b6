"""Benchmarks: each module is one, run by ``script/bench NAME``; figures go to stdout, all else to stderr."""
