"""Benchmarks: each measures the product against a floor within one run, so that a slow machine slows both.

A new one is a function that prepares both sides, and a line in `tests.bench.benchmarks`.
"""
