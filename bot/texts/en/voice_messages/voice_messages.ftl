# Voice messages: for whoever cannot type.

voice-say-recording = What would you like to say? A voice message will do.
voice-say-recording-label = Voice message
voice-say-where = For which community is this voice message?
voice-say-where-label = Community
voice-kept = Your voice message is here. I don't understand speech; the workers are asked to listen, and answer you after that.
voice-kept-later = Your voice message is here. The workers rest at night; they are asked to listen on { $at }, and answer you after that.
voice-kept-unheard = Your voice message is here and safe. No worker can be reached just now; whoever sees it first listens.
voice-urgent = If somebody is unwell or in danger, do not wait: call 120 or 110.

# -- to the workers

voice-said = { $name } said something ({ $at }, { $seconds } s). Please listen.
told-voice-to-hear = A neighbour sent a voice message ({ $seconds } s). Please listen.
voice-play = Listen
voice-elsewhere = This voice message can't be played here; please listen where it came in.
voice-to-wish = Write it down as a wish
voice-to-wish-done = Written down: wish "{ $title }", number { $code }, waits for a look. The neighbour hears of it, too.
voice-answer = Answer
voice-answer-words = What did you hear, and what is the answer? A line or two, which the neighbour reads.
voice-answer-words-label = Answer
voice-answer-words-example = The clinic has your medicine on Wednesday; I bring it tomorrow morning.
voice-answer-done = Good, it goes back now.
voice-close = Nothing to do
voice-close-question = Is there nothing to do about this? The neighbour hears that you have listened.
voice-close-sure = Nothing to do
voice-close-keep = Leave it
voice-close-done = Good, this is done with; the neighbour hears that you have listened.
voice-is-answered = { $name } has listened to this neighbour and answered.
voice-is-wish = { $name } has listened to this neighbour and written down a wish.
voice-is-closed = { $name } has listened to this neighbour; there is nothing to do.
voice-gone = Nobody has to listen to this any more.
queue-count-voice-hear = { $count } voice messages to listen to.{" "}
refused-voice-over = Somebody has listened and seen to it, or nobody has to any more.

# -- to whoever spoke

told-voice-answered = { $name }, a worker, has listened to you and answers:
told-voice-closed = { $name }, a worker, has listened to you. If there is more, just say it.
mine-voices = Your voice messages
mine-voice = Said on { $day }, { $seconds } s
mine-voice-gone = Its number is deleted
mine-voice-answer = The worker's answer
did-voice-said = Sent a voice message
did-voice-heard = Listened to a neighbour
did-voice-answered = Answered a neighbour's voice message
did-voice-closed = Listened to a neighbour; there was nothing to do
