# Large wishes: how many one takes, and the minute they open.

claim-asked-privately = 给您留住了 { $held }，谢谢您。能多来一些的话，私下告诉我一声。
claim-more = 再多来一些
claim-amount-many = 「{ $title }」给您留住了 { $held }，还差 { $left }。您一共来多少？点一个，或者写一个数。
claim-amount-many-all = 全部（连手上的 { $many }）
claim-amount-many-less = 剩下的比刚才少了，现在连您手上的最多 { $many }。
claim-amount-many-example = 2
claim-amount-done = 好，{ $many }归您了，谢谢您。
refused-rest-taken = { $held }{ $unit }归您了，谢谢您。其余的已经有邻居了。
claim-amount-cancelled = 好，那就先这些。
card-opens = { $at } 一起开始认领
card-progress-line = { $need }，已认领 { $claimed }/{ $wanted }，办好 { $delivered }，收到 { $confirmed }
claim-deliver-quantity = 这回办好多少？一共答应了{ $promised }。
claim-deliver-quantity-example = 2
claim-deliver-done-in-part = 记下了，这回办好 { $many }，我去问问许愿的邻居。还有 { $left } 在您手上。
part-of = （{ $many }）
claim-yours = 您这份
list-left = 还差{ $left }
came-toast = 好，记下了
came-heading = 送来的收到了
claim-got-it-from = 收到了（{ $who }）
button-about = { $act }（{ $name }）
told-claim-confirmed-in-part = 「{ $title }」您送的 { $many } 收到了，谢谢您。
claim-is-confirmed-in-part = 您送的收到了，谢谢您。
told-claim-ended-rest = 「{ $title }」还没送的，不用再送了。谢谢您答应下来。
told-claim-ended-closed =
    { $reason ->
        [done] 「{ $title }」已经有着落了，您不用再办了。
        [not_needed] 许愿的邻居说「{ $title }」不用了，您不用再办了。
        [repeat] 「{ $title }」和另一个心愿重复，您不用再办了。
       *[not_possible] 「{ $title }」这次办不到，您不用再办了。
    }谢谢您答应下来。
told-claim-photos-in-part = 「{ $title }」送到了一部分。照片是两边都同意给大家看的。
state-shared-open = { $who }，还差 { $left }
state-shared-claimed = { $who }，都有人认领了
state-shared-offered = { $who }，剩下的正在问排队的邻居
state-open-many = 等邻居认领，多少都好
state-shared-delivered = { $who }，说都办好了，等一句「收到了」
state-shared-confirmed = 心愿已点亮，谢谢{ $who }
card-list = { $more ->
        [0] { $names }
       *[other] { $names }等（另有{ $more }位）
    }
answer-many-all = 全部（{ $many }）
answer-many-wanted = 请写一个数。
