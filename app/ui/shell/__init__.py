"""The frame around every page: bars, rail, inspector. It knows no page from inside."""
