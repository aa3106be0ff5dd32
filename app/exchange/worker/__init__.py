"""Foreign files are parsed in a process of their own, which may use little memory and time and can be killed.

Every file goes this way, however small: a bomb of a few kilobytes fills the memory as surely as a large one, a parser
that hangs or crashes takes no unsaved edit with it, and one way is tested more often than two. It costs about 0.1 s.

The program starts itself again with `WORD` as its first argument. The worker gets the open file as its standard input
and no name to follow, loads no Qt and no SQLAlchemy, and answers with frames of JSON: text, numbers and lists, never
objects. What comes back is checked like any foreign input, since the worker may have fallen to its file.
"""

WORD = "parse-apart"
"""The first argument that makes the program a worker. It is no word of the command line."""
