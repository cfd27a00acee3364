# Words, pictures and hours, carried between the two sides of a claim.

relay-button = 带句话
relay-reply = 回一句
relay-other-hour = 换个时间
relay-agree-owner = 在
relay-agree-claimer = 来得了
relay-report = 请社工看看
relay-side-owner = 许愿的邻居
relay-side-claimer = 认领的邻居
relay-side-worker = 社工
relay-worker = 社工{ $name }
relay-for = { $whom }（{ $by }代为联系）
claim-meet = 约好的时间

relay-say-words = 想对{ $name }说什么？写一句，或者发张照片，我带过去，电话号码不会露出来。想约个时间，就点一个：
relay-say-words-label = 要带的话
relay-say-words-example = 您今天几点在家？
relay-say-line = 照片要配句话吗？
relay-say-line-label = 配的话
relay-say-line-skip = 不用了
relay-say-line-example = 是这一种吗？
relay-say-tucked = 号码、门牌我替您遮住了。就这样带过去，好吗？
relay-say-tucked-yes = 带过去
relay-say-hour = 我这样去问：约 { $at }，行不行？对方点一下就能答。
relay-say-hour-yes = 就这样问
relay-say-hour-no = 照我的原话带
appointment-around = 您|{ "\u4F60" }|我|在家吗|在不在家|在家|在吗|在不在|方便吗|方便不方便|有空吗|有空|行吗|行不行|可以吗|好吗|过来|过去|来|去|送来|送去|上门|怎么样|吧|呢|到|见|那|就
relay-say-done = 好，这就带给{ $name }。有回话，马上告诉您。
relay-say-done-later = 夜里不打扰，{ $at } 带给{ $name }。

told-relay-said = { $name }有句话带给您，说的是「{ $title }」：
told-relay-hour-owner = { $name }想 { $at } 来，为「{ $title }」的事。那会儿您在吗？
told-relay-hour-claimer = 「{ $title }」的事，{ $name }说 { $at } 方便。您来得了吗？
told-relay-hour-for = { $name }想 { $at } 去看{ $whom }，为「{ $title }」的事。请问问那会儿{ $whom }在不在。
told-relay-agreed = 「{ $title }」约好了：{ $at }。到时候见。
told-relay-waits = 「{ $title }」：您的话先替您收着。{ $name }现在收不到我的消息，一打开就带到。着急的话，请跟社工说一声。
told-claim-meet-soon = 约好的时间快到了：{ $at }，「{ $title }」。有变动，带句话说一声。
relay-over-confirmed = 「{ $title }」办好了，带过的话不再显示。
relay-over-released = 「{ $title }」的这位邻居这次不办了，带过的话不再显示。
relay-over-ended = 「{ $title }」不用再办了，带过的话不再显示。
relay-over-handed-over = 「{ $title }」换了一位邻居来办，带过的话不再显示。
relay-over-before = 带过的话不再显示。

relay-report-done = 告诉社工了。社工看过以前，先不带话。要是让您害怕，直接跟社工说，或者打 110。
told-relay-reported-owner = 「{ $title }」：认领的邻居收到许愿的邻居一句话，想请您看看。看过以前先不带话。
told-relay-reported-claimer = 「{ $title }」：许愿的邻居收到认领的邻居一句话，想请您看看。看过以前先不带话。
told-relay-reported-worker = 「{ $title }」：一位邻居收到社工带的话，想请另一位社工看看。
relay-show = 看看说了什么
relay-fine = 没事，接着带
relay-stop = 不再带话
relay-judged-fine = { $name }看过了：没事，话接着带。
relay-judged-stopped = { $name }看过了：这两位之间不再带话。请给两边打个电话。
told-relay-fine = 「{ $title }」：社工看过了，话可以接着带。
told-relay-stopped = 「{ $title }」：社工看过了，这件事不再带话，有事找社工。

refused-no-way-there = 那一边现在收不到我的消息。请社工帮着联系，或者过些时候再带。
refused-said-enough = 今天带了{ $limit }句了，明天再接着说。急事请找社工。
refused-being-looked-at = 社工正在看，看过以前先不带话。急事请直接找社工。
refused-carried-no-more = 社工看过了，这件事不再带话。有事请找社工。
refused-better-to-a-worker = 提到了钱，或者让人担心的事，这句不由我带。请直接跟社工说；别的话，换一句就行。
refused-hour-over = 这个时间过了，换一个吧。
refused-hour-settled = 时间已经另约了，请看最新的一条。
refused-hour-declined = 您说过想换个时间。要是又行了，点「换个时间」，再选这个钟点。
refused-own-words = 这是您自己带的话，请另一位社工来看。

history-words-reported = { $name }请社工看看带的话
history-words-opened = { $name }看了带的话
history-words-fine = { $name }看过带的话，可以接着带
history-words-stopped = { $name }看过带的话，不再带
history-agreed-hour = { $name }说好了见面的时间
