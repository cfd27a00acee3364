"""Conversations, one file each: questions in order, nothing else. One package a subject.

A flow is a plain function. `ask` either returns the stored answer or stops the run; on the next
message the function is run again from the top with one more answer. It has no effects and no
session: it returns a form, and one verb acts on it once.
"""
