# In a worker's own hands: outside the group, until it is done.

caring-helped = 帮上了
caring-helped-question = 「{ $title }」办好了吗？许愿的邻居会收到一句话。
caring-helped-sure = 办好了
caring-helped-keep = 还没有
caring-helped-noted = 「{ $title }」办好了，{ $name }记下的。许愿的邻居知道了。
told-wish-in-your-hands = 「{ $title }」您从 { $day } 起亲自跟进{ $name }，有些日子了。办好了点「帮上了」；办不到就收起来。
told-wish-not-helped = { $name }说「{ $title }」还没办好，又请您跟进了。
told-wish-off-hands = { $name }收回了「{ $title }」，不用再跟进了。
told-wish-off-hands-forgotten = 许愿的邻居请我们忘掉自己，这个心愿也一起收回了，不用再跟进了。
told-wish-helped-instead = 「{ $title }」{ $name }已经帮上了，您不用再跟进了。
told-wish-helped = 「{ $title }」办好了，社区的{ $name }说的。能帮上您真好；有别的事，随时发 /wish。
own-not-helped = 还没办好
own-not-helped-noted = 好，已经请社工接着办。
