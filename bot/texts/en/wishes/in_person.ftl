# In a worker's own hands: outside the group, until it is done.

caring-helped = Helped
caring-helped-question = Is “{ $title }” done? The wisher gets a line.
caring-helped-sure = It is done
caring-helped-keep = Not yet
caring-helped-noted = “{ $title }” is done, noted by { $name }. The wisher knows.
told-wish-in-your-hands = “{ $title }”: you have seen to { $name } in person since { $day }, a good while now. When it is done, tap “Helped”; if it can't be, put it away.
told-wish-not-helped = { $name } says that “{ $title }” is not done yet, so it is in your hands again.
told-wish-off-hands = { $name } took back “{ $title }”; there is nothing left to see to.
told-wish-off-hands-forgotten = The neighbour asked us to forget them, and this wish went with it; there is nothing left to see to.
told-wish-helped-instead = { $name } has already seen to “{ $title }”; there is nothing left for you to do.
told-wish-helped = “{ $title }” is done, says { $name } from the community. Good that we could help; for anything else, /wish.
own-not-helped = Not done yet
own-not-helped-noted = Good, a worker goes on with it.
