# A list of neighbours who would bring something of a wish.

list-wish-offer = Take on "{ $title }", { $left } to go
list-wish-plan = "{ $title }", { $left } to go. On the list:
list-wish-taken = "{ $title }" is noted:
list-wish-new = { $count } new, { $many } in all: { $names }
list-wish-known = { $count } noted before, not again: { $names }
list-wish-alike = Somebody of this name holds some of it in the group: not noted, please ask whether it is the same person: { $names }
list-wish-other = Another number than before, not changed, please look: { $names }
list-wish-left-out = Nothing is left for { $count }: { $names }
list-wish-unsure = A neighbour here is called so: not noted. If it is the same one, please let them claim it here: { $names }
list-wish-nobody = There is nobody to note.
list-wish-left = Now { $left } to go.
list-wish-full = Neighbours have taken on all of it.
told-wish-listed = { $count ->
    [one] { $count } neighbour
   *[other] { $count } neighbours
} elsewhere took on your "{ $title }", { $many } in all, as { $name } noted. { $name } settles with them how it comes.
history-listed = { $name } noted{ $many } from a list
