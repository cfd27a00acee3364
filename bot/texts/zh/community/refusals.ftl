# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-for-admins =
    { $count ->
        [0] 这一步由负责人来办，这里现在还没有。
       *[other] 这一步由负责人来办，请跟{ $names }说一声。
    }
refused-last-admin = 这是这里唯一的负责人。先请一位邻居来当，再拿掉这一位。
refused-only-in-groups = 请到要用的那个群里发 /{ $command }。
refused-invite-spent = 这条链接用不了了，可能用过了，也可能过了日子。请给您链接的人再发一条。
refused-not-a-neighbour = 您现在不是这里的邻居了，这里的事先不麻烦您。有话想说，请到社区找社工聊聊。
refused-staff-stays = 这位是社工或负责人。请负责人先拿掉身份，再来办这一步。
