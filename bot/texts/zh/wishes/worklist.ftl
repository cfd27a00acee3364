# What of wishes waits for a worker, in /queue and in the morning.

queue-count-alarm-reach = 写了让人担心的话的 { $count } 位。
queue-count-claim-arrange = 等社工牵线的 { $count }。
queue-count-claim-arranging = 社工在牵线的 { $count }。
queue-count-wish-review = 等您看的 { $count }。
queue-count-claim-late = 过了约好日子的 { $count }。
queue-count-claim-more-time = 想多要几天的 { $count }。
queue-count-claim-matter = 说没收到或有问题的 { $count }。
queue-count-claim-confirm = 等一句「收到了」的 { $count }。
queue-count-relay-judge = 请您看看带的话的 { $count }。
queue-count-wish-care = 社工亲自跟进的 { $count }。
queue-count-wish-unhelped = 没等到邻居的 { $count }。
queue-count-wish-answer = 问过一句、等回话的 { $count }。
queue-morning-unread = 交来一天多、还没看的有 { $count } 个。
queue-morning-silent = 一直没有回话、该打个电话的有 { $count } 个。
queue-morning-lying = 社工亲自跟进、有些日子了的有 { $count } 个。
queue-morning-expired = 上次说过以后，有 { $count } 个没等到邻居，先收起来了。
queue-late = 「{ $title }」{ $part }过了约好的日子，请问一声认领的{ $name }来不来得及。
queue-unhelped = 「{ $title }」到了日子还没等到邻居，先收起来了。{ $name }要是还用得上，看看能不能帮着想想别的办法。
queue-answer = 「{ $title }」：问了{ $name }一句，还没回话。方便的话打个电话问问。
queue-unanswered = 「{ $title }」：{ $day } 问了{ $name }一句，一直没回话。请打个电话；不用办了，点「收起来」。
queue-unconfirmed = 「{ $title }」{ $part }{ $name }说办好了，{ $whom }还没回话。请打个电话问一声。

queue-cared = 「{ $title }」：{ $worker }从 { $day } 起亲自跟进{ $name }。办好了点「帮上了」；办不到就收起来。
