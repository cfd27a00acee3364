"""Teaching the bot which words are words of danger; nothing here runs in the bot."""

import os

# One thread adds up in one order, so the same sentences give the same bytes; and it is quicker.
os.environ.setdefault("OMP_NUM_THREADS", "1")
