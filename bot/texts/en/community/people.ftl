# People: hello, language, what went wrong.

about-name = Wishlight · 点亮
about-short = A small favour? Tell me. Glad to help a neighbour? One tap.
about-long =
    Hello, I'm Wishlight.

    For a small favour, tell me in a line. A social worker reads it, then the community's group sees it, and whoever is glad to help taps “I'll take it on”.

    Your name, address, phone and story stay out of the group; whether the neighbour who helps sees them is up to you, and they are no longer shown once it is done.

    To make a wish, send /wish; to see who is waiting, /wishes.

start-title = Wishlight
start-stranger = Hello, this is Wishlight: neighbours help each other with small wishes. I don't know yet where you live: ask a neighbour or a social worker to add you to your community's group and tap one of my cards there, and we know each other. A social worker can also send you an invitation link.
start-stranger-here = Hello, this is Wishlight: the neighbours of { $community } help each other with small wishes. We don't know each other yet: ask a neighbour or a social worker to add you to “{ $group }” and tap one of my cards there. A social worker can also send you an invitation link.
start-member = Hello, this is { $community }. For a small favour from a neighbour, send /wish; to help somebody, /wishes.
start-note = Your address, phone and story stay out of the group. For the rest: /help

help-title = Here you can
help-note = Just tap the blue words. To stop in the middle of something, send /cancel.

language-name = English
language-question = Which language would you like? 您想用哪种语言？
language-set = All right, English from now on.

quiet-on = All right, from now on only what concerns you.
quiet-off = All right, you'll hear the community's news again.
quiet-undo = Community news too
quiet-again = Only what concerns me

# -- trouble

trouble-title = Please have a look
trouble-lead = A call or a word first; then tap below.
trouble-letter = What { $name } said on { $at } did not get through to us ({ $code }). Please ask what it was.
trouble-unsaid = { $name } was not told something{ $about } ({ $at }). Please tell them.
trouble-unsure = We don’t know whether { $name } got what was said on { $at }{ $about }. Please ask.
trouble-about = {" "}about “{ $title }”
trouble-group = the group “{ $title }”
trouble-more = { $count } more behind these.
trouble-again = { $sign } Try again
trouble-done = { $sign } Seen to
trouble-tried = Tried again; the outcome comes at once.
trouble-put-away = Noted and put away.
trouble-none = Nothing is stuck.
