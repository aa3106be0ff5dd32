"""The revisions. One is never changed after it was released, and none imports `app`."""
