# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-talk-over = 这一份已经办完或收起来了。想重新来，发 /help。
