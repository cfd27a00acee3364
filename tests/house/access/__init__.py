"""Whose each subject's buttons and commands are: a module for each subject, found by walking."""
