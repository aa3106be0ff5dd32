"""The project file: open, close, change, undo, publish. Knows SQLite; knows nothing of risk."""
