# Claims: taking a wish on, bringing it, saying that it came, thanks.

claim-won = 认领好了，谢谢您。去哪儿、找谁，私下发给您了。
claim-won-worker = 认领好了，谢谢您。许愿的邻居想请社工牵线，社工会联系您。
claim-won-open-chat = 认领好了，谢谢您。点开和我的私聊，去哪儿、找谁都在那里。

claim-agreed = 最晚哪天
claim-stays = 这些只给您看，请别转给别人。办完了，请把这一条删掉。
claim-opening = 还有几行只给您看，马上显示在这一条里。没看到，就点下面。
claim-only-you = 这些只给您看，办完就不再显示。
claim-ask-worker = 这位邻居想请社工牵线。已经告诉社工了，社工会联系您。
claim-worker-calls = 社工{ $worker }在帮您和许愿的邻居牵线，会来联系您。
claim-deliver =
    { $category ->
        [goods] 已送达
       *[other] 办好了
    }
claim-release = 这次不行
claim-keep = 还是我来
claim-kept = 好，那就拜托您了。
claim-asks-for = 想改到，等回话
claim-asks-whom = 在问谁接着办
claim-asks-list = 排队的邻居
claim-waits = 办好了，等一句「收到了」

claim-why-not = 这次不行也不要紧。方便的话，说说是哪一样：
reason-no-time = 这阵子没空
reason-not-found = 没找到合适的
reason-no-contact = 联系不上
reason-mistake = 点错了
reason-other = 别的原因

claim-is-confirmed = 这个心愿已经点亮了，谢谢您。
claim-is-released = 这次没赶上不要紧，心愿先请别的邻居接着，您不用再办。
claim-is-taken-back = 这个心愿另请邻居来办，您不用再办。谢谢您答应下来。
claim-is-ended = 这个心愿不用再办了。谢谢您答应下来。

# -- bringing it

claim-deliver-photos = 办好了就好。有照片就发来，拍东西，不拍人；没有也行。
claim-deliver-photos-skip = 没有照片
claim-deliver-shows = 照片能不能也给群里看？许愿的邻居也同意了才发。
claim-deliver-shows-yes = 群里可以看
claim-deliver-shows-no = 只给许愿的邻居
claim-deliver-note = 要带句话给许愿的邻居吗？
claim-deliver-note-skip = 不用带话
claim-deliver-note-example = 放在门口的柜子上了。
claim-deliver-tucked = 这句里像有电话或门牌。先替您遮住，就这样带过去，好吗？
claim-deliver-tucked-yes = 遮住再带
claim-deliver-tucked-no = 照原样带
claim-deliver-done = 记下了，我去问问许愿的邻居。一说收到，马上告诉您。
claim-deliver-cancelled = 好，先不报。办好了，再点刚才那个按钮。

# -- has it come?

claim-got-it = 收到了
claim-not-yet-button = 还没有
claim-problem-button = 有问题
lit-heading = 心愿已点亮
confirm-done = 好，收到就好。想对帮忙的邻居说句话吗？
confirm-by-phone = 记下了：{ $name }在电话里问过，「{ $title }」{ $part }收到了。
lit-toast = 心愿点亮了
dispute-not-yet = 知道了，先不算办好。我去问认领的邻居，社工也会跟着问。好了，再点「收到了」。
dispute-problem = 知道了，社工会来问您是怎么回事。弄好了，再点「收到了」。

photo-share = 照片给群里看
photo-shared = 好，社工看过照片，就发到群里。

# -- thanks

claim-thank-button = 说句谢谢
claim-thank-words = 想对这位邻居说什么？写一句，我带到。
claim-thank-words-label = 要说的话
claim-thank-words-example = 收音机声音很清楚，晚上能听戏了，谢谢您。
claim-thank-tucked = 号码、门牌我替您遮住了。就这样带过去，好吗？
claim-thank-tucked-yes = 带过去
claim-thank-done = 带给{ $name }了。
claim-thank-cancelled = 好，先不说。心意都在。

# -- what is told

told-claim-made = { $name }认领了您的「{ $title }」{ $part }，最晚 { $day } 办好。
told-claim-made-for = { $name }认领了{ $whom }的「{ $title }」{ $part }，最晚 { $day } 办好。
told-claim-grown = 「{ $title }」：{ $name }想多带一些，现在一共{ $many }。
told-claim-remind = 约好的日子是{ $day }，来得及吗？来不及就点「需要更多时间」，或者「转给别人」，不要紧。
told-claim-delivered = { $name }说「{ $title }」{ $part }{ $kind ->
        [goods] 送到了
        [repair] 弄好了
        [company] 陪过了
        [advice] 聊过了
       *[other] 办好了
    }。是这样的话，点「收到了」就好。
told-claim-delivered-for = { $name }说「{ $title }」{ $part }{ $kind ->
        [goods] 送到了。请问问{ $whom }收到没有，收到了就点「收到了」。
        [repair] 弄好了。请问问{ $whom }是不是，是就点「收到了」。
        [company] 陪过了。请问问{ $whom }是不是，是就点「收到了」。
        [advice] 聊过了。请问问{ $whom }是不是，是就点「收到了」。
       *[other] 办好了。请问问{ $whom }是不是，是就点「收到了」。
    }
told-claim-confirmed = 许愿的邻居收到了，这个心愿点亮了。谢谢您。
told-claim-thanked = 许愿的邻居有句话带给您：
told-claim-released = 「{ $title }」：认领的邻居这次来不了，心愿还在群里，等别的邻居接着。有人认领，马上告诉您。
told-claim-released-asking = 「{ $title }」：认领的邻居这次来不了，正在问排队的邻居。一有回话，马上告诉您。
told-claim-released-part = 「{ $title }」：{ $name }这次来不了{ $part }，别的不变。
told-claim-ended = 许愿的邻居收回了「{ $title }」，您不用再办了。谢谢您答应下来。
told-claim-not-yet = 许愿的邻居说「{ $title }」{ $part }还没收到。请您看看放在哪儿了，社工也会来问一声。
told-claim-photos = 「{ $title }」点亮了。照片是两边都同意给大家看的。

told-matter-not-yet = 「{ $title }」{ $part }：认领的邻居说办好了，{ $whom }说还没收到。请给两边打个电话。
told-matter-problem = 「{ $title }」{ $part }办好了，{ $whom }说有问题。请打个电话问问。
told-claim-unreached = 「{ $title }」{ $part }办好了，我联系不上许愿的邻居。请打个电话；收到了，就点「电话里说收到了」。

claim-open-details = 看怎么联系、送到哪儿
claim-by-worker = 许愿的邻居想请社工牵线，社工会联系您。
details-coming = 要办的事、地方和联系方式，马上发到这里。
told-claim-counted = 谢谢您办好了「{ $title }」。许愿的邻居不再用这里了，不用等回话：这次照样算您办成的。
