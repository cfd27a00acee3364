# A list that neighbours copied on in another chat, pasted by a worker.

list-paste-title = A list
list-paste-understood = Understood: { $count ->
    [one] { $count } neighbour
   *[other] { $count } neighbours
}, { $pieces } in all.
list-paste-not = { $count ->
    [0] { "" }
    [one] One line was not understood; it has a question mark.
   *[other] { $count } lines were not understood; they have a question mark.
}
list-paste-page = Page { $page } of { $pages }
list-paste-many = { $many }
list-paste-for = {" "}(for { $name })
list-paste-beside = { "  " }{ $line }
list-paste-unread = ? { $line }
list-paste-put-by = left out: { $line }
list-paste-mend = Say what was meant
list-paste-away = Put it away
list-paste-take = Note it so
list-paste-back = Back to the list
list-paste-so = Then the neighbours on the list count. Whoever has no account here: what to bring or to fetch, and where, please tell them there.
list-paste-gone = Put away; nothing was noted.

list-mend-line = This line was not understood:
    "{ $line }"
    How is it meant? Write it like "Anna 2 bags building 5", or leave it out.
list-mend-line-label = This line
list-mend-line-example = Anna 2 bags building 5
list-mend-line-skip = Leave it out

mine-pasted = Lists that you pasted
mine-pasted-list = Pasted on { $day }, deleted after two days:
mine-listed = Noted of you from lists elsewhere
mine-listed-line = { $day }: a worker noted you from a list
