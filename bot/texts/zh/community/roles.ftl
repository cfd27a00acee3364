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
invite-welcome = 欢迎您来{ $community }，您在这里是{ $role }。

neighbours-lead = 一共{ $count }位邻居，最近来的在前面。点名字，看看在这里的身份。想找谁，发 /neighbours 加名字，比如 /neighbours 王。
neighbours-found = 名字里有「{ $name }」的，一共{ $count }位。点名字，看看在这里的身份。
neighbours-none = 没找到名字里有「{ $name }」的邻居。换一个字试试，或者只发 /neighbours 看全部。
roles-lead = { $name }在这里的身份。点一下加上；前面有 ✓ 的，点一下拿掉。
told-role-given = 您在{ $community }现在是：{ $roles }。发 /help，看看能办哪些事。
told-role-taken = 您在{ $community }不再是{ $role }了。发 /help，看看现在能办哪些事；有疑问，问问社工。
