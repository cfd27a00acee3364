# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-talk-over = 这一问已经过去了，别的都没有变。想办什么，再说一遍就行，或者发 /help。
