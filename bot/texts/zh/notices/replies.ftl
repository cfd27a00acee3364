# What people answer to a notice, and what becomes of it.

notice-reply-button = 我想问问
notice-reply-words = 想问什么？写在这里，只有社工看得到。
notice-reply-words-label = 想问的
notice-reply-words-example = 我家在6楼，停水那天能帮我提一桶吗？
notice-reply-done = 交给社工了，回了马上告诉您。
notice-reply-cancelled = 好，先不问了。
notice-reply-more = 再说一句

notice-thread = { $name }问「{ $title }」
notice-thread-answer = 回：{ $words }
notice-thread-handler = { $name }在管这件事。
notice-thread-promised = { $name }答应今天回。
notice-thread-overdue = { $name }答应{ $day }回的，还没有回。
told-notice-answered = { $name }回您「{ $title }」：

notice-answer-button = 写几句回复
notice-answer-words = 回什么？刚才问的是：{ $said }
notice-answer-words-label = 回复
notice-answer-words-example = 可以的，周二早上八点半给您提上去。
notice-answer-done = 回好了。
notice-promised = 先回了一句，说今天答复。这件事给您留着，问清楚了再回。
notice-answer-cancelled = 好，先不回。
notice-answer-keep = 记进服务目录
notice-answer-gone = 这条回复已经不在了，记不了。

notice-canned-thanks = 知道了，谢谢
notice-canned-thanks-said = 知道了，谢谢您告诉我们。
notice-canned-today = 问清楚今天回
notice-canned-today-said = 我去问清楚，今天之内回您。
notice-canned-read = 看通知里写的
notice-canned-read-said = 通知里写的就是最新的，请照那条来。还有不清楚的，再问我。

notice-hand-button = 交给同事
notice-hand-to = 交给哪位同事？
notice-hand-nobody = 现在没有别的同事可以交。
notice-hand-back = 不交了
notice-hand-done = 交过去了，同事那边已经收到提醒。
notice-settle-button = 不用回，办完了
notice-settle-done = 好，这件事办完了。

queue-count-notice-answer = 邻居问通知的事 { $count }。

mine-replies = 您问过的通知
mine-remarks = 您在通知下面说的话

did-notice-asked = 问了一条通知的事
did-notice-answered = 回了邻居问通知的话
did-notice-settled = 办完了邻居问通知的事
did-notice-handed-over = 把邻居问通知的事交给同事

refused-said-plenty = 今天在这条通知下面说了{ $limit }句了，社工都看得到。着急的话直接给社工打电话。
refused-thread-settled = 这件事同事已经办完了。
refused-promised-before = 已经说过今天回了，问清楚了再回一次就好。
