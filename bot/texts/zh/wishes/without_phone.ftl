# Neighbours without a phone: forgotten at their word.

forget-offline = 忘掉这位邻居
forget-offline-question =
    忘掉这位没有手机的邻居？名字、地址、电话、缘由和照片都会删掉，找不回来，没办完的心愿收回。一共{ $count }个心愿，写法不一样的请一个个来：
forget-offline-asked = 本人说忘掉
forget-offline-family = 家里人替本人说的
forget-offline-gone = 搬走了，或者不在了
forget-offline-done =
    { $count ->
        [0] 已经忘掉了，这里没有留下什么。
       *[other] 都删掉了，一共{ $count }个心愿。编号和数量留着，没有名字。
    }
told-wish-forgotten = { $name }忘掉了一位没有手机的邻居（{ $why }），名字、地址、电话和缘由都删掉了：{ $codes }。
forget-offline-why-asked = 本人说的
forget-offline-why-family = 家里人说的
forget-offline-why-gone = 搬走了，或者不在了
history-forgotten = { $name }按这位邻居的意思，删掉了名字和联系办法
