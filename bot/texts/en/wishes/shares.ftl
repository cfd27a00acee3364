# A wish where no bot may enter: in other chats, on the notice board, on a door.

command-share = Today's wishes as one text to share
share-wish-heading = A neighbour in { $community } has a wish
share-wish-scan = Scan to see how you can help
share-wish-way = To help with this, open:
share-list-button = Share all of today's
share-list-none = No wish is waiting now: there is nothing to share.
share-list-head = { $community }, { $day }: { $count ->
    [one] { $count } wish waits for a neighbour
   *[other] { $count } wishes wait for a neighbour
}
share-list-line = { $title } ({ $need }, { $when })
share-list-more = and { $count } more
share-list-way = To help with one of them, open:

refused-nothing-to-pass-on = Nobody needs to be found for this wish any more: there is nothing to share.
