"""The seven steps of IEC 62443-3-2: what follows from the records, and what is still wrong with them. Pure."""
