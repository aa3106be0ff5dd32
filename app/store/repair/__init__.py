"""What can be saved of a damaged project file, written as a new one. The damaged file is only read."""
