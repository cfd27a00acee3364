# Sharing: what a wish's owner lets others see.

own-sharing = 给谁看
sharing-lead = 「{ $title }」现在给别人看的：
sharing-what-story = 缘由
sharing-what-place = 地址
sharing-what-beneficiary = 邻居的称呼
sharing-what-proxy = 代办的人
sharing-what-photo = 照片
sharing-what-phone = 电话
sharing-part-show-photo = 群里看照片
sharing-on-share-place = 认领的邻居能看
sharing-on-share-phone = 认领的邻居能看
sharing-on-show-photo = 群里能看
sharing-on-show-photo-soon = 社工看过、发到群里以后，大家能看
sharing-on-show-photo-not-taken = 这张照片没能放到群里，换一张试试
sharing-off = 不给看
sharing-note = 随时可以改。收回以后，已经发出去的也会跟着遮住。
sharing-back = 回到心愿
sharing-give-share-place = 给认领的邻居看{ $what }
sharing-take-share-place = 收回{ $what }
sharing-give-share-phone = 给认领的邻居看{ $what }
sharing-take-share-phone = 收回{ $what }
sharing-give-show-photo = 照片给群里看
sharing-take-show-photo = 从群里收回照片

consent-publish = 心愿发到群里
consent-share-place = 缘由、地址和照片给认领的邻居
consent-share-phone = 电话给认领的邻居
consent-spoken-for = 替邻居说，本人同意了
consent-show-photo = 照片给群里看
consent-show-delivery = 办好时的照片给群里看

history-gave-share-place = { $name }愿意给看缘由和地址
history-gave-share-phone = { $name }愿意给看电话
history-gave-show-photo = { $name }愿意给群里看照片
history-took-back-share-place = { $name }收回了缘由和地址
history-took-back-share-phone = { $name }收回了电话
history-took-back-show-photo = { $name }收回了照片

refused-nothing-to-share = 这个心愿已经办完了，或者不用办了；给别人看过的，也都不再显示。
