# Refusals: the true reason, and what to do next. Shown in a toast too: at most 200 characters.

refused-for-admins =
    { $count ->
        [0] This step is for the person in charge, and there is none here yet.
       *[other] This step is for the person in charge. Please ask { $names }.
    }
refused-last-admin = This is the only person in charge here. Make somebody else one first, then take it from this one.
refused-only-in-groups = Please send /{ $command } in the group you want to use.
refused-invite-spent = This link no longer works: it was used, or its days are over. Please ask whoever gave it to you for another.
refused-not-a-neighbour = You are not a neighbour here at present, so there is nothing to do here. If you would like to talk, please see the social workers.
refused-staff-stays = This is a social worker or admin. Somebody in charge takes the role first.
