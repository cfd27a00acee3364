# A month in figures, for workers.

stats-title = Wishes in { stats-month } { $year }
stats-lead = Wishes made: { $posted }; claimed: { $claimed }; come true: { $confirmed }{ $fewer ->
        [0] { "" }
       *[other] { " " }({ $fewer } with less than was asked for)
    }{ $helped ->
        [0] .
       *[other] ; helped by a worker in person: { $helped }.
    }
stats-to-claim = Until somebody claims, usually
stats-to-confirm = From the claim to “got it”, usually
stats-by-category = By kind
stats-by-urgency = By urgency
stats-count = { $name } { $count }
stats-note = “Usually” is the one in the middle: half were faster, half slower.
stats-empty = No wishes in { stats-month } yet, so there are no figures to tell. If a neighbour could use a small favour, /wish is the way.
stats-before = The month before
stats-this = This month
stats-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }

stats-soon = under an hour
stats-hours =
    { $value ->
        [one] { $value } hour
       *[other] { $value } hours
    }
stats-days =
    { $value ->
        [one] { $value } day
       *[other] { $value } days
    }

stats-posted = made
stats-claimed = claimed
stats-confirmed = come true
