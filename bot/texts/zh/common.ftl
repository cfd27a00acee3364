# Said everywhere: small words, days, and refusals of every subject.

noted = 记下了
card-copy = 这一条旧了，点不动了。这里另有一条新的，请点那一条。
sorry = 我们这边出了点小毛病，您填的都还在。过一会儿再试试；还不行，就把这个码告诉社工：{ $code }
being-renewed = 正在换上新版本，您这一下我记着了，几秒钟就替您办。
idle-hint = 您好，我在。想请邻居帮个小忙，发 /wish；看自己的心愿怎么样了，发 /mywishes；想帮别人，发 /wishes；其他的，发 /help 看看。
idle-too-long = 写得真细。一次我只读得下{ $limit }个字，挑要紧的，短一点再发给我就好。
unknown-command = 这个我还不会。发 /help，看看能办哪些事。
refused-old-button = 这个按钮是以前的，现在用不上了。发 /help，看看能办哪些事。
edited-hint = 改过的消息我看不到。请按现在问的重新发一条；前面填的，到最后一步点「改一改」就能换。
which-home = 您在好几个社区，这次说的是哪一个？
only-in-group = 这件事到群里办，请在群里再发一遍。
only-in-private = 这件事我们私下说，点一下就过来。
group-go-private = 去私聊接着说
sent-privately = 私下发给您了。
open-chat-first = 先点开和我的私聊，我在那里给您看。
day-months = 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月
day-weekdays = 周一 周二 周三 周四 周五 周六 周日
day-said = { $month }{ $day }日 { $weekday }
day-with-year = { $year }年{ $month }{ $day }日
day-at = { $day } { $hour }
day-near = { $name }（{ $day }）

say-again = 刚才那句我这边没接住，又换了话题，就没往里放。要紧的话，请您再说一次。
untitled = 一件小事
listed-with = 、

refused-which-home = { which-home }
refused-no-home = 我还不知道您是哪个社区的。请邻居或社工把您拉进社区的群，在群里点一下我发的卡片，就认识了；也可以找社工要一条邀请链接。
refused-anonymous = 您在群里是匿名，我认不出是哪位。请在群的管理名单里先关掉自己的「匿名」，再发一次 /{ $command }；办完再打开也行。
refused-not-found = 这个找不到了：可能收回了，也可能是别的社区的。发 /help 看看能办哪些事。
refused-not-allowed = 这一步您这边还做不了，请找社区的社工或负责人说一声。
refused-stale = 这是早前的样子，后来有变动。请看最新的一条。

# An hour, as it was said: 下午3点前.
hour-morning = 上午
hour-noon = 中午
hour-afternoon = 下午
hour-evening = 晚上
hour-in-morning = 上午{ $at }
hour-in-noon = 中午{ $at }
hour-in-afternoon = 下午{ $at }
hour-in-evening = 晚上{ $at }
hour-at = { $at }
hour-full = { $hour }点
hour-from-to = { $begins }到{ $ends }
hour-before = { $at }前
hour-after = { $at }以后
hour-about = { $at }左右
