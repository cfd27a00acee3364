# Who lives where, and who looks after which building.

role-captain = 楼长
address-no-building = 楼栋没写

mine-homes = 您住在哪儿
mine-home = { $address }，{ $day } 记下的
mine-home-acting = 您帮{ $address }这一家出面，{ $day } 记下的
mine-home-over = ，到 { $day }
mine-telephones = 打给您的电话
mine-telephone = { $number }，{ $day } 社工记下的
mine-buildings = 您当楼长的楼
mine-building = { $building }，{ $day } 起

did-household-joined = 说了住在哪儿
did-household-left = 不再住在那儿
did-household-allowed = 说了谁可以替一家出面
did-household-disallowed = 说了谁不再替一家出面
did-person-noted = 记下一位没有账号的邻居
did-captain-given = 请楼长照看一栋楼
did-captain-taken = 请楼长不再照看一栋楼

refused-address-missing = 还没写住在哪儿。写一句就好，比如「3号楼2单元501」。
refused-no-captain = 这位还不是楼长。先给楼长的身份，再说照看哪栋楼。
