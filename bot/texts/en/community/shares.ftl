# Shares: what somebody pastes where no bot may enter, and the word that it is out of date.

share-button = Share
share-button-of = Share { $sign }
share-again = Share once more
share-poster = A poster for the notice board
share-slips = Slips for doors
share-code = Number
share-as-of = As of { $day }. What you see when you open it counts.

share-how = Hold the text and the picture above to copy and keep them, and send them to other chats. When something changes, I tell you.
share-how-text = Hold the text above to copy it, and send it to other chats. When something changes, I tell you.
share-poster-here = Here is the poster, for A4 paper. When it should come down, I tell you.
share-poster-file = poster
share-slips-here = Here are the slips, for A4 paper: cut along the dashed lines.
share-slips-file = slips

told-share-taken = Neighbours have taken on all of "{ $title }", which you shared. Thank you for passing it on. A word there would be kind.
told-share-over = "{ $title }", which you shared, does not count any more. Thank you for passing it on. What hangs on a wall can come down; a word in the chats will do.
told-share-changed = "{ $title }", which you shared, is not what it was when you did. Would you share it as it is now?

mine-shares = What you shared
mine-share = "{ $title }", on { $day }

refused-no-font = This machine has no font that writes Chinese, so nothing can be printed. Whoever looks after it can install one. The text can be shared all the same.
