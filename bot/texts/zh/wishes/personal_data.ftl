# A copy of what is kept about somebody's wishes and claims.

mine-claims = 您认领的心愿
mine-consents = 您答应过的
mine-lists = 您排过的队
mine-asked = 请您接手过的
mine-changes = 您想改过的
mine-relayed = 您请我带的话
mine-alarms = 让人担心的话
mine-lessons = 社工说没有危险的话

mine-wish-told = { $day } 许下
mine-wish-until = 最晚 { $day }
mine-wish-aside = 和社工的问答
mine-wish-photo = 有一张照片
mine-claim = 心愿 { $code }「{ $title }」，{ $day } 认领，{ $state }
mine-claim-claimed = 在办
mine-claim-delivered = 说办好了
mine-claim-confirmed = 点亮了
mine-claim-released = 这次没来得及
mine-claim-handed-over = 请别的邻居接着了
mine-claim-ended = 不用再办了
mine-claim-reason = 缘故
mine-claim-note = 您带的话
mine-claim-photos = 照片 { $count } 张
mine-consent = 心愿 { $code }：{ $what }，{ $day } 答应
mine-consent-over = ，{ $day } 收回
mine-place = 心愿 { $code }，{ $day } 排上
mine-handover = 心愿 { $code }，{ $day } 问的您
mine-change = 心愿 { $code }，{ $day } 提的
mine-relayed-line = 心愿 { $code }，{ $day } 带的
mine-alarm = { $day } 您写的话让人担心
mine-alarm-taken = ，{ $name }来联系您
mine-lesson = { $day } 加密留下，让我以后少误会

did-alarm-heard = 写了让人担心的话
did-alarm-opened = 看了怎么联系让人担心的邻居
did-alarm-let-go = 不再做社工，让别的社工去联系让人担心的邻居
did-alarm-nothing = 看了让人担心的话，没有危险
did-alarm-reached = 联系上了让人担心的邻居
did-alarm-taken = 去联系让人担心的邻居

forget-ends-wishes = 还没办完的{ $count }个心愿会收回。
forget-ends-claims = 您认领的{ $count }个心愿会请别的邻居接着。
