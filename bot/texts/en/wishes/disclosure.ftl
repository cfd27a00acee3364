# Sharing: what a wish's owner lets others see.

own-sharing = Who sees what
sharing-lead = What others can see of “{ $title }” now:
sharing-what-story = the story
sharing-what-place = the address
sharing-what-beneficiary = the neighbour’s name
sharing-what-proxy = who acts for them
sharing-what-photo = the photo
sharing-what-phone = the phone
sharing-part-show-photo = The photo in the group
sharing-on-share-place = the helper sees it
sharing-on-share-phone = the helper sees it
sharing-on-show-photo = the group sees it
sharing-on-show-photo-soon = everybody, once a social worker has looked and it is in the group
sharing-on-show-photo-not-taken = the group could not be shown this one; please try another photo
sharing-off = not shown
sharing-note = You can change this at any time. What you take back also goes from messages already sent.
sharing-back = Back to the wish
sharing-give-share-place = Show { $what } to the helper
sharing-take-share-place = Take back { $what }
sharing-give-share-phone = Show { $what } to the helper
sharing-take-share-phone = Take back { $what }
sharing-give-show-photo = Show the photo in the group
sharing-take-show-photo = Take the photo out of the group

consent-publish = The wish in the group
consent-share-place = Story, address and photo for the helper
consent-share-phone = Phone for the helper
consent-spoken-for = Speaking for a neighbour who agreed
consent-show-photo = The photo in the group
consent-show-delivery = Photos of the delivery in the group

history-gave-share-place = { $name } shows story and address
history-gave-share-phone = { $name } shows the phone
history-gave-show-photo = { $name } shows the photo in the group
history-took-back-share-place = { $name } took back story and address
history-took-back-share-phone = { $name } took back the phone
history-took-back-show-photo = { $name } took the photo out of the group

refused-nothing-to-share = This wish is done or over, and what others saw of it is no longer shown.
