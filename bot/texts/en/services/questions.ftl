# What the directory did not answer: to a worker, and back.

question-ask-what = What would you like to know? Say it as you would to a neighbour, as "how do I get a bus pass".
question-ask-what-label = Question
question-ask-what-example = how do I get a bus pass
question-in-private = Tap, and ask me in private; or send "/ask bus pass" or the like here.
question-send = Let a worker find out
question-sent = Good: your question is with the workers. You hear as soon as there is an answer.
question-sent-before = This question is with the workers already. As soon as there is an answer, I tell you.
question-over = A worker has dealt with this question. To ask more, send /ask again.
question-kept = Your question is noted. No worker can be reached just now; whoever sees it first answers. For what is urgent please ring the community.

# -- to the workers

told-question-asked = A neighbour asks the workers something.
question-show = See what it is
question-asks = { $name } asks about something that is not in the directory:
question-asks-more = { $name } has read "{ $title }" and would like to know more:
question-is = It is "{ $title }"
question-answer = Write an answer
question-close = No answer needed
question-close-question = Does this need no answer? The neighbour hears that you have read it.
question-close-sure = No answer needed
question-close-keep = Leave it
question-close-done = Good, this is done with; the neighbour hears that you have read it.
question-answer-words = The question: "{ $asked }". What is the answer? A line or two.
question-answer-words-label = Answer
question-answer-words-example = Bring your identity card to window 1, Monday to Friday, in the morning.
question-answer-done = Good, { $name } hears it now.
question-learn-lead = Shall whoever asks "{ $said }" find "{ $title }" from now on?
question-learn = Remember this wording
question-learn-of = This asks for "{ $title }", too
question-learnt = Remembered: whoever asks like this finds "{ $title }".
question-to-entry = Make it a new entry
question-answered = { $name } has answered this neighbour's question.
question-closed = { $name } has read this neighbour's question.
question-gone = This neighbour's question needs no answer any more.
queue-count-question-answer = { $count } of neighbours' questions to answer.{" "}
refused-question-over = This was answered already, or needs no answer any more.
refused-too-many-questions = { $limit } questions of yours wait for the workers; ask again when one is answered. For what is urgent please talk to a worker.

# -- to whoever asked

told-question-answered = You asked "{ $said }". { $name }, a worker, answers:
told-question-closed = You asked "{ $said }". { $name }, a worker, has read it. To ask more, send /ask.
mine-questions = What you asked
mine-question = Asked on { $day }
mine-question-answer = The worker's answer
did-question-asked = Asked the workers something
did-question-answered = Answered a neighbour's question
did-question-closed = Read a neighbour's question
