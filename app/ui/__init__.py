"""The window. The only package that knows Qt; rows come in, ids go out."""
