# Words, pictures and hours, carried between the two sides of a claim.

relay-button = Send a word
relay-reply = Answer
relay-other-hour = Another time
relay-agree-owner = I'll be in
relay-agree-claimer = I'll come
relay-report = Ask a worker to look
relay-side-owner = the neighbour who wished
relay-side-claimer = the neighbour who helps
relay-side-worker = the worker
relay-worker = { $name } (worker)
relay-for = { $whom } ({ $by } is in touch for them)
claim-meet = Agreed time

relay-say-words = What would you like to say to { $name }? Write a line or send a picture and I'll carry it over; no phone number is shown. To agree on a time, just tap one:
relay-say-words-label = Your words
relay-say-words-example = When are you in today?
relay-say-line = A line to go with the picture?
relay-say-line-label = The line
relay-say-line-skip = No, just the picture
relay-say-line-example = Is it this kind?
relay-say-tucked = I've tucked away numbers and the house number. Shall I carry it over like this?
relay-say-tucked-yes = Carry it over
relay-say-hour = I would ask like this: { $at }, does it suit you? They answer with one tap.
relay-say-hour-yes = Ask like this
relay-say-hour-no = Carry my own words
appointment-around = are you in|are you at home|will you be in|can i come|shall i come|is that ok|is it ok|ok|does it suit you|how about|what about|at home
relay-say-done = Good, I'm carrying it to { $name }. When there is an answer you hear at once.
relay-say-done-later = We disturb nobody at night: { $name } hears it on { $at }.

told-relay-said = { $name } has a word for you, about “{ $title }”:
told-relay-hour-owner = { $name } would like to come on { $at }, about “{ $title }”. Will you be in?
told-relay-hour-claimer = About “{ $title }”: { $at } suits { $name }. Can you come?
told-relay-hour-for = { $name } would like to see { $whom } on { $at }, about “{ $title }”. Please ask whether { $whom } will be in.
told-relay-agreed = “{ $title }” is agreed: { $at }. See you then.
told-relay-waits = “{ $title }”: I'm keeping your words. { $name } can't be reached just now and gets them on opening our chat. If it is urgent, please tell a worker.
told-claim-meet-soon = The agreed time is near: { $at }, “{ $title }”. If anything has changed, send a word.
relay-over-confirmed = “{ $title }” is done; the words about it are no longer shown.
relay-over-released = This neighbour cannot do “{ $title }” this time; the words about it are no longer shown.
relay-over-ended = “{ $title }” is not needed any more; the words about it are no longer shown.
relay-over-handed-over = Another neighbour sees to “{ $title }” now; the words about it are no longer shown.
relay-over-before = These words are no longer shown.

relay-report-done = A worker has been told. Nothing more is carried until they have looked. If you are afraid, tell a worker directly, or call 110.
told-relay-reported-owner = “{ $title }”: the neighbour who helps asks you to look at words of the one who wished. Nothing is carried until then.
told-relay-reported-claimer = “{ $title }”: the neighbour who wished asks you to look at words of the one who helps. Nothing is carried until then.
told-relay-reported-worker = “{ $title }”: a neighbour asks another worker to look at a worker's words.
relay-show = See what was said
relay-fine = All is well, carry on
relay-stop = Carry no more
relay-judged-fine = { $name } has looked: all is well, words are carried again.
relay-judged-stopped = { $name } has looked: nothing more is carried between the two. Please call both.
told-relay-fine = “{ $title }”: a worker has looked, words can be carried again.
told-relay-stopped = “{ $title }”: a worker has looked, no more words are carried about this. Please turn to the worker.

refused-no-way-there = The other side can't be reached just now. Ask a worker to help, or try again later.
refused-said-enough = { $limit } words were carried today; go on tomorrow. If it is urgent, please turn to a worker.
refused-being-looked-at = A worker is looking; nothing is carried until then. If it is urgent, turn to a worker directly.
refused-carried-no-more = A worker has looked; no more words are carried about this. Please turn to a worker.
refused-better-to-a-worker = It is about money, or about something that worries us, so I don't carry it. Please tell a worker; any other words are fine.
refused-hour-over = That time has passed. Pick another one.
refused-hour-settled = The time was settled otherwise; please see the newest message.
refused-hour-declined = You said that you would rather have another hour. If this one suits after all, tap “Another hour” and choose it.
refused-own-words = These are your own words; another worker looks at them.

history-words-reported = { $name } asked a worker to look at what was said
history-words-opened = { $name } looked at what was said
history-words-fine = { $name } looked: words may be carried on
history-words-stopped = { $name } looked: no more words are carried
history-agreed-hour = { $name } agreed to a time to meet
