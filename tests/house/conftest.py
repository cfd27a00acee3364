"""What stands here and is no test of this house: it becomes one in a copy (test_new_subject.py)."""

collect_ignore = ["new_subject"]
