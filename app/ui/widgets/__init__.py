"""Building blocks of every page: layouts, buttons, chips, fields, messages."""
