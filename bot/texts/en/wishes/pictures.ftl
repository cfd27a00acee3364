# Pictures for the group: a worker looks first.

told-wish-photo-asked = { $name } would like the group to see this picture too: “{ $title }”. Not with a face, a house number or a document in it, please.
told-claim-photos-asked = “{ $title }”: both sides agree that the group sees what was brought. Not with a face, a house number or a document in it, please.
photo-look-yes = The group may see it
photo-look-no = It doesn't fit
photo-look-passed = { $name } looked: the picture of wish { $code } goes to the group.
photo-look-kept = { $name } looked: the picture of wish { $code } does not go to the group; its owner has been told.
told-photo-passed = A social worker looked at the picture for “{ $title }”; it goes to the group now.
told-photo-kept = A social worker looked at the picture for “{ $title }”: it doesn't quite fit into the group and was not sent. For another one, please tell a social worker.
history-photo-passed = let the group see the picture: { $name }
history-photo-kept = kept the picture out of the group: { $name }
photo-look-unseen = “{ $title }”: there is a photo for the group, but it cannot be shown. What nobody has seen stays out; please ask for another one.
lit-without-photos = It is done. Thank you to the neighbour who helped.
