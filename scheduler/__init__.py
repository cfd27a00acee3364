"""When: knows the hours, decides nothing. Rows decide what is due, verbs what is told."""
