# Roles: inviting, finding a neighbour, giving and taking.

role-resident = 邻居
role-volunteer = 志愿者
role-party-member = 报到党员
role-business = 店家
role-donor = 送来心意的邻居
role-worker = 社工
role-admin = 负责人

invite-question = 邀请谁？
invite-link =
    这是给{ $role }的邀请链接，一条给一位，七天内点开：
    { $link }
invite-list = 看看还能用的链接
invite-list-lead = 还能用的邀请链接，一共{ $count }条。发错了、不用了的，收回来就好。
invite-list-lead-own = 您发的邀请链接，还能用的一共{ $count }条。发错了、不用了的，收回来就好。
invite-list-none-own = 您发的邀请链接，现在没有还能用的。
invite-list-none = 现在没有还能用的邀请链接。
invite-line =
    { $role }，{ $by }发的，到{ $until }，{ $used ->
        [0] 还没人用过
       *[other] 用过{ $used }次
    }，还能用{ $left }次
invite-withdraw = 收回第{ $number }条
invite-withdraw-question =
    收回这条链接？收回以后谁也不能再用它进来，已经来的人不受影响。
    { $line }
invite-withdraw-sure = 收回来
invite-withdraw-keep = 先留着
invite-withdrawn = 这条链接已经不能用了。
invite-welcome = 欢迎您来{ $community }，您在这里是{ $role }。

neighbours-lead = 一共{ $count }位邻居，最近来的在前面。点名字，看看在这里的身份。想找谁，发 /neighbours 加名字，比如 /neighbours 王。
neighbours-found = 名字里有「{ $name }」的，一共{ $count }位。点名字，看看在这里的身份。
neighbours-none = 没找到名字里有「{ $name }」的邻居。换一个字试试，或者只发 /neighbours 看全部。
roles-lead = { $name }在这里的身份。点一下加上；前面有 ✓ 的，点一下拿掉。
told-role-given = 您在{ $community }现在是：{ $roles }。发 /help，看看能办哪些事。
told-role-taken = 您在{ $community }不再是{ $role }了。发 /help，看看现在能办哪些事；有疑问，问问社工。
told-role-appointed = { $community }有了新的{ $role }：{ $name }。{ $how }不认识的话，点下面看看，可以拿掉身份。
told-role-appointed-by = 是{ $by }给的身份。
told-role-appointed-link = 是点邀请链接来的。
told-role-appointed-look = 看看这位的身份

# -- no neighbour any more

put-out-button = 不再是这里的邻居
put-out-question = { $name }不再是这里的邻居了？手上的事会替{ $name }放下，看过的地址电话也收回；以后只有社工能请回来。是因为：
put-out-moved = 搬走了
put-out-conduct = 做了不合适的事
put-out-stranger = 不是这里的人
put-out-keep = 先不动
put-out-done =
    { $told ->
        [1] { $name }不再是这里的邻居了，已经告诉本人。
       *[other] { $name }不再是这里的邻居了。我联系不上本人，要说的话请当面说一声。
    }
put-out-list = 不再是邻居的
put-out-list-lead = 下面几位不再是这里的邻居。点一下，就请回来了。
put-out-nobody = 没有这样的邻居。
put-out-welcome = 请{ $name }回来
told-person-put-out = 社区的社工说，您现在不是{ $community }的邻居了。手上的事已经替您放下，不用再跑。有话想说，请到社区找社工聊聊。
told-person-welcomed = 您又是{ $community }的邻居了。想请邻居帮个小忙，发 /wish；想帮别人，发 /wishes。
