"""What exists in an assessment: vocabulary, value objects and frozen row records. Standard library only."""
