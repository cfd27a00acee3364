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
did-household-visited = 看了一栋楼里住着谁
did-person-looked-up = 看了一位邻居的住址和电话
did-person-let-go = 照邻居说的，忘掉了一位没有账号的邻居
did-person-noted = 记下一位没有账号的邻居
did-captain-given = 请楼长照看一栋楼
did-captain-taken = 请楼长不再照看一栋楼

refused-address-missing = 还没写住在哪儿。写一句就好，比如「3号楼2单元501」。
refused-no-captain = 这位还不是楼长。先给楼长的身份，再说照看哪栋楼。

# -- where I live

command-home = 说说我住哪儿，也看看
command-building = 看看我照看的楼里住着谁
command-nophone = 记下一位没有手机的邻居
address-no-door = 门牌没写

home-no-number = 这里只写住址，电话不用写，比如「3号楼2单元501」。
home-say-where = 您住哪儿？写一句就好。只有社工和您这栋的楼长看得到，群里不会出现。
home-say-where-label = 住哪儿
home-say-where-example = 3号楼2单元501
home-say-sure =
    { $whole ->
        [1] 记成「{ $address }」，对吗？
       *[other] 记成「{ $address }」，对吗？楼号和门牌都写上，楼里有事就能找到您家。
    }
home-say-sure-yes = 对，就这样

home-own = 您住在{ $address }。
home-seen-by = 只有社工和您这栋的楼长看得到，群里不会出现。
home-not-yet = 这里已经有邻居登记了。等家里人或者社工点一下头，您就可以替这一家出面。地址只有社工和楼长看得到。
home-acting = 可以替这一家出面的
home-change = 改一改
home-drop = 删掉
home-drop-question = 把「{ $address }」删掉？删了以后，楼里的通知就认不出您家了。
home-drop-sure = 删掉
home-drop-keep = 先留着
home-dropped = 我这里没有您的住址。想写，随时发 /home。
home-proxy = 请谁替这一家
home-allow = { $name }是一家的
home-deny = 不是
home-decided-yes = 好，记下了，可以替这一家出面。
home-decided-no = 好，记下了，不算这一家的。要是不认识，跟社工说一声。

home-proxy-name = 请谁替这一家出面？写他在这里的名字。
home-proxy-name-label = 名字
home-proxy-name-example = 李明
home-proxy-which =
    { $found ->
        [0] 没有叫「{ $name }」的邻居。换个名字写，要一字不差。
       *[other] 是哪一位{ $name }？
    }
home-proxy-which-label = 是哪位

told-household-joined = { $name }说也住在{ $address }。是您家的吗？点「是一家的」，就可以替您家说「收到」、领东西。
told-household-allowed = 家里人或社工点了头：往后您可以替您家说「收到」、领东西。
told-household-proxy = 有件事托付给您：往后您可以替{ $names }家说「收到」、领东西。不方便就点一下，没关系。
home-decline = 我不方便
home-declined = 好，那就不麻烦您了。
queue-household-joined = { $name }说住在{ $address }，那里登记过{ $others }。是一家的吗？
queue-count-household-joined = 说住在一起、等点头的 { $count } 位。

# -- by a worker

home-look = 住址和电话
home-address = 住址
home-telephone = 电话
home-not-noted = 还没记
home-left = 不改
home-note = 写住址和电话

home-note-where = { $name }住哪儿？
home-note-where-label = 住址
home-note-where-example = 3号楼2单元501
home-note-where-skip = 住址先不写
home-note-phone = 打哪个电话找{ $name }？
home-note-phone-label = 电话
home-note-phone-example = 13812345678
home-note-phone-skip = 电话先不写
home-note-sure =
    { $name }
    住址：{ $address }
    电话：{ $phone }
    { $whole ->
        [1] 这样记，对吗？
       *[other] 楼号和门牌都写上，才知道哪几位是一家。这样记，对吗？
    }
home-note-sure-yes = 记下

neighbour-forget = 请我们忘掉这位邻居
neighbour-forget-question = 把{ $name }忘掉？称呼、住址、电话都删掉，找不回来。请在本人或家里人说了以后再点。
neighbour-forget-sure = 忘掉
neighbour-forget-keep = 先留着
neighbour-forgotten = 忘掉了，我这里没有这位邻居了。

neighbour-note-name = 这位邻居怎么称呼？没有手机也没关系，我记着，有事社工和楼长去说。
neighbour-note-name-label = 称呼
neighbour-note-name-example = 张奶奶
neighbour-note-where = { $name }住哪儿？
neighbour-note-where-label = 住址
neighbour-note-where-example = 3号楼2单元501
neighbour-note-where-skip = 不知道
neighbour-note-phone = 有座机，或者家里人的电话吗？
neighbour-note-phone-label = 电话
neighbour-note-phone-example = 62345678
neighbour-note-phone-skip = 没有
neighbour-note-sure =
    { $name }
    住址：{ $address }
    电话：{ $phone }
    { $whole ->
        [1] 这样记，对吗？
       *[other] 楼号和门牌都写上，才知道哪几位是一家。这样记，对吗？
    }
neighbour-note-sure-yes = 记下

# -- captains

captain-give = 再照看一栋楼
captain-take = 不再照看{ $building }
captain-building-which = { $name }照看哪栋楼？写楼号，几栋都行。
captain-building-which-label = 哪栋楼
captain-building-which-example = 3号楼、5号楼
told-captain-given = { $building }以后请您多照看。发 /building，看看楼里住着谁。

building-none = 这栋楼没有请您照看，或者楼号没写对。请社工发 /neighbours 找到您，把楼号写上。
building-which =
    { $more ->
        [0] 看哪栋楼？
       *[other] 看哪栋楼？还有 { $more } 栋没列出来，发 /building 加楼号，比如 /building 3号楼。
    }
building-button = { $building }（{ $homes }户）
building-nobody = { $buildings }还没有邻居登记。
building-count = { $homes }户 { $people }人
building-door = { $flat }：{ $people }
building-called = { $name }（{ $number }）
building-by-call = { $name }（没有手机，社工打电话）
building-by-door = { $name }（没有电话，请上门说）
building-empty = 还没有邻居登记。
building-note = 只给您照看用，请不要转发。
