"""Files from elsewhere: nothing of a project file is trusted before it was examined, and examining changes nothing."""
