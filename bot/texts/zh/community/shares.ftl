# Shares: what somebody pastes where no bot may enter, and the word that it is out of date.

share-button = 分享出去
share-button-of = 分享{ $sign }
share-again = 再分享一次
share-poster = 贴在公告栏的海报
share-slips = 贴在门上的小条
share-code = 编号
share-as-of = { $day } 的情况，后来有变化，以点开看到的为准。

share-how = 上面这段字和图，长按复制、保存，发到别的群就行。后来有变化，我告诉您。
share-how-text = 上面这段字，长按复制，发到别的群就行。后来有变化，我告诉您。
share-poster-here = 海报在这里，A4 纸打印，贴出来就行。不用再贴了，我告诉您。
share-poster-file = 海报
share-slips-here = 小条在这里，A4 纸打印，沿虚线剪开，贴在门上。
share-slips-file = 小条

told-share-taken = 您分享出去的「{ $title }」，已经有邻居全接下了。谢谢您帮忙传。方便的话，在那边说一声。
told-share-over = 您分享出去的「{ $title }」，现在不作数了。谢谢您帮忙传。贴出来的可以取下了，发过的群里说一声就好。
told-share-changed = 您分享出去的「{ $title }」改过了，和您发出去的不一样了。要不要再发一次新的？

mine-shares = 您分享出去的
mine-share = 「{ $title }」，{ $day }

refused-no-font = 这台机器上没有能写汉字的字体，海报打不出来。请管机器的同事装一个。文字照样可以分享。
