"""What follows from ratings: risk, tolerance, security levels. Pure functions over frozen values; nothing stored."""
