# What people answer to a notice, and what becomes of it.

notice-reply-button = I have a question
notice-reply-words = What would you like to know? Only the social workers read it.
notice-reply-words-label = Question
notice-reply-words-example = I live on the sixth floor; could somebody carry a bucket up?
notice-reply-done = The social workers have it; you hear as soon as they answer.
notice-reply-cancelled = All right, no question.
notice-reply-more = Say more

notice-thread = { $name } asks about "{ $title }"
notice-thread-answer = Answer: { $words }
notice-thread-handler = { $name } sees to it.
notice-thread-promised = { $name } has promised an answer today.
notice-thread-overdue = { $name } promised an answer on { $day }; it has not come yet.
told-notice-answered = { $name } answers you about "{ $title }":

notice-answer-button = Write an answer
notice-answer-words = What is your answer? They asked: { $said }
notice-answer-words-label = Answer
notice-answer-words-example = Yes, I bring it up at half past eight.
notice-answer-done = Answered.
notice-promised = Said: an answer comes today. This stays with you until it does.
notice-answer-cancelled = All right, not yet.
notice-answer-keep = Keep it in the directory
notice-answer-gone = The answer is not there any more.

notice-canned-thanks = Noted, thank you
notice-canned-thanks-said = Noted. Thank you for telling us.
notice-canned-today = I find out today
notice-canned-today-said = I find out and answer you today.
notice-canned-read = It is in the notice
notice-canned-read-said = What the notice says is the latest; please go by it. Ask me if anything is unclear.

notice-hand-button = To a colleague
notice-hand-to = To which colleague?
notice-hand-nobody = There is no other colleague now.
notice-hand-back = Keep it
notice-hand-done = Handed over; your colleague hears of it.
notice-settle-button = No answer needed
notice-settle-done = Good, this is settled.

queue-count-notice-answer = Questions about notices: { $count }.{ " " }

mine-replies = Notices you asked about
mine-remarks = What you said about notices

did-notice-asked = Asked about a notice
did-notice-answered = Answered somebody about a notice
did-notice-settled = Settled a question about a notice
did-notice-handed-over = Handed a question about a notice to a colleague

refused-said-plenty = You said { $limit } things about this notice today, and the social workers read them all. If it is pressing, call them.
refused-thread-settled = A colleague has seen to this.
refused-promised-before = They have been told that an answer comes today.
