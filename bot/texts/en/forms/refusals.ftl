# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-talk-over = This question has passed; nothing else has changed. Just say again what you would like, or send /help.
