# Pictures for the group: a worker looks first.

told-wish-photo-asked = { $name }想把这张照片也给群里看：「{ $title }」。有人脸、门牌、单据的，先不发。
told-claim-photos-asked = 「{ $title }」办好时的照片，两边都同意给群里看。有人脸、门牌、单据的，先不发。
photo-look-yes = 可以给群里看
photo-look-no = 不合适
photo-look-passed = { $name }看过照片了，心愿 { $code } 的照片发到群里。
photo-look-kept = { $name }看过了，心愿 { $code } 的照片不发到群里，已经告诉许愿的邻居。
told-photo-passed = 社工看过「{ $title }」的照片了，这就发到群里。
told-photo-kept = 社工看了「{ $title }」的照片，不太适合放到群里，就没有发。想换一张，跟社工说一声。
history-photo-passed = { $name }看过照片，可以给群里看
history-photo-kept = { $name }看过照片，没有发到群里
photo-look-unseen = 「{ $title }」有张照片想给群里看，可是打不开。看不到的先不发，请许愿的邻居换一张。
lit-without-photos = 办好了，谢谢搭把手的邻居。
