# A worker brings both sides of a claim together.

told-claim-to-arrange = { $name }认领了「{ $title }」，是{ $whom }的心愿。想请社工牵线，请哪一位今天来接。
arranging-waits = { $name }认领了「{ $title }」，是{ $whom }的心愿。两边从 { $day } 起等着社工牵线，请哪一位来接。
arranging-last-day = 这个心愿最晚到 { $day }，请先接这一件。
arranging-found = 「{ $title }」许愿的邻居给了联系办法，{ $name }和{ $whom }能自己联系了，不用牵线了。
arranging-taken = 社工{ $worker }在给{ $name }和{ $whom }牵线，说的是「{ $title }」。
arranging-done = 社工{ $worker }给{ $name }和{ $whom }牵好线了，说的是「{ $title }」。
arranging-act-take = 我来牵线
arranging-act-open = 看两边怎么联系
arranging-act-done = 牵上了
arranging-act-drop = 请别的社工来
arranging-to-owner = 给许愿的邻居带句话
arranging-to-claimer = 给认领的邻居带句话
arranging-given-on = 「{ $title }」换一位社工来牵线了。两边怎么联系，不再显示。
arranging-note = 电话和地址只留给社工，请不要转给认领的邻居。带句话，两边都看不到号码。
arranging-over = 「{ $title }」这一回到这儿了，不用再牵线。两边怎么联系，不再显示。
told-claim-arranger = 社工{ $worker }来给您两边牵线，说的是「{ $title }」。约好的日子是{ $day }。有什么话，带给社工就好。
told-claim-last-day = 「{ $title }」最晚到 { $day }，有邻居认领了，还在等社工牵线，我又催了社工。还需要吗？点一下「还需要」，就往后再等几天。
own-waits-for-worker = 好，日子往后挪了，接着等社工牵线。
arranging-ask = 请社工牵线
arranging-asked = 告诉社工了，社工会来帮您两边联系。

refused-arranged-by-other = 社工{ $name }在牵线了，先问问这位同事。
refused-worker-knows = 社工已经知道了，会来联系两边。

history-arranging = { $name }来牵线
history-arranged = { $name }牵好了线
history-put-down = { $name }请别的社工来牵线
history-wants-worker = { $name }想请社工牵线
history-kept-ahead = 还在等社工牵线，日子往后挪到 { $day }
