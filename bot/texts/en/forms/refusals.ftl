# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-talk-over = This one is done or was put away. To begin again, send /help.
