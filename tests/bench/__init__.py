"""Benchmarks: each measures the product against a floor within one run, so that a slow machine slows both."""
