# What somebody said aloud, written down.

told-voice-written = 您说的，社工{ $name }听了，替您写成了心愿：
history-written-down = { $name }听了语音，替邻居写下心愿
