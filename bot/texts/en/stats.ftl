# A month in figures, for workers.

stats-title = Wishes in { $year }-{ $month }
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
stats-empty = No wishes in month { $month } yet, so there are no figures to tell. If a neighbour could use a small favour, /wish is the way.
stats-before = The month before
stats-this = This month
stats-month = Month { $month }

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
