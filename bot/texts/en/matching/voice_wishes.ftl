# What somebody said aloud, written down.

told-voice-written = { $name }, a worker, has listened to you and written down your wish:
history-written-down = { $name } listened, and wrote down the wish
