# Voice messages: for whoever cannot type.

voice-say-recording = 想说什么？发一段语音就行。
voice-say-recording-label = 语音
voice-say-where = 这段语音，说给哪个社区？
voice-say-where-label = 社区
voice-kept = 收到您的语音了。我听不懂声音，已经请社工来听，听完就回您。
voice-kept-later = 收到您的语音了。夜里社工休息，{ $at } 请他们来听，听完就回您。
voice-kept-unheard = 收到您的语音了，先替您收好。现在一时找不到社工，谁先看到就来听。
voice-urgent = 要是人不舒服、有危险，别等，打 120 或 110。

# -- to the workers

voice-said = { $name }说了一段（{ $at }，{ $seconds }秒），请听一听。
told-voice-to-hear = 有位邻居发来一段语音（{ $seconds }秒），请听一听。
voice-play = 听一听
voice-elsewhere = 这段语音在这里放不了，请到收语音的那个软件里听。
voice-to-wish = 替邻居写成心愿
voice-to-wish-done = 替邻居写好了，心愿「{ $title }」，编号 { $code }，等着看。邻居那边也告诉了。
voice-answer = 回一句
voice-answer-words = 听到了什么，怎么回？写一两句就好，邻居看得到。
voice-answer-words-label = 回话
voice-answer-words-example = 您问的药，卫生站周三有，我明天上午给您送去。
voice-answer-done = 好，这就回过去。
voice-close = 没什么要办的
voice-close-question = 这段语音没什么要办的吗？邻居会知道您听过了。
voice-close-sure = 没什么要办的
voice-close-keep = 先留着
voice-close-done = 好，这段放下了，告诉邻居您听过了。
voice-is-answered = 邻居的这段语音，{ $name }听过，也回了。
voice-is-wish = 邻居的这段语音，{ $name }听过，写成了心愿。
voice-is-closed = 邻居的这段语音，{ $name }听过了，没什么要办的。
voice-gone = 邻居的这段语音不用听了。
queue-count-voice-hear = 邻居发来、等人听的语音 { $count }。
refused-voice-over = 这段语音已经有人听过、办了，或者不用听了。

# -- to whoever spoke

told-voice-answered = 您说的话，社工{ $name }听了，回您：
told-voice-closed = 您说的话，社工{ $name }听到了。还有事，随时再说一段。
mine-voices = 您发来的语音
mine-voice = { $day } 说的一段，{ $seconds }秒
mine-voice-gone = 语音的编号已经删了
mine-voice-answer = 社工的回话
did-voice-said = 发来一段语音
did-voice-heard = 听了邻居的一段语音
did-voice-answered = 回了邻居的一段语音
did-voice-closed = 听了邻居的一段语音，没什么要办的
