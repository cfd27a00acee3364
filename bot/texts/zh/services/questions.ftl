# What the directory did not answer: to a worker, and back.

question-ask-what = 想问什么事？像平时说话一样写一句，比如「老年卡怎么办」。
question-ask-what-label = 想问的事
question-ask-what-example = 老年卡怎么办
question-in-private = 想问什么，点一下，私下跟我说；或者在这里发「/ask 老年卡」这样的话。
question-send = 请社工帮我问问
question-sent = 好，您问的交给社工了。有回话，马上告诉您。
question-sent-before = 这一问已经在社工那里了。有回话，马上告诉您。
question-over = 这一问社工已经看过了。还想问，再发 /ask 说一声。
question-kept = 您问的记下了，现在一时找不到社工，谁先看到就来回您。急事请打社区的电话。

# -- to the workers

told-question-asked = 有位邻居想问一件事。
question-show = 看看问的什么
question-asks = { $name }想问一件事，服务册里没找到：
question-asks-more = { $name }看了「{ $title }」，还想问：
question-is = 就是「{ $title }」
question-answer = 写一句回话
question-close = 不用回
question-close-question = 这一问不用回了吗？邻居会知道您看过了。
question-close-sure = 不用回
question-close-keep = 先留着
question-close-done = 好，这一问放下了，告诉邻居您看过了。
question-answer-words = 问的是「{ $asked }」。怎么回？写一两句就好。
question-answer-words-label = 回话
question-answer-words-example = 带上身份证，周一到周五上午去1号窗口就能办。
question-answer-done = 好，这就回给{ $name }。
question-learn-lead = 以后有人这样问「{ $said }」，就直接找到「{ $title }」，好吗？
question-learn = 记住这个问法
question-learn-of = 也是在问「{ $title }」
question-learnt = 记住了，以后这样问也找得到「{ $title }」。
question-to-entry = 写成新的一条
question-answered = 邻居问的这件事，{ $name }回过了。
question-closed = 邻居问的这件事，{ $name }看过了。
question-gone = 邻居问的这件事不用回了。
queue-count-question-answer = 邻居问、等社工回的 { $count }。
refused-question-over = 这一问已经有人回过，或者不用回了。
refused-too-many-questions = 您有{ $limit }件事还在等社工回话，等回了一件再问。急事请直接找社工。

# -- to whoever asked

told-question-answered = 您问的「{ $said }」，社工{ $name }回您：
told-question-closed = 您问的「{ $said }」，社工{ $name }看过了。还想问，再发 /ask 说一声。
mine-questions = 您问过的事
mine-question = { $day } 问的
mine-question-answer = 社工的回话
did-question-asked = 请社工帮着问了一件事
did-question-answered = 回了邻居问的事
did-question-closed = 看了邻居问的事
