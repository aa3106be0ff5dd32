"""The sample plant and the generator of big plants, built through the commands.

(A separate colleague writes this package and its tests in tests/sample; leave it to them.)
"""
