"""One page per step, and what they have in common with no other part of the window."""
