# Handovers: asking a named neighbour to go on.

claim-hand-over = Hand it on
claim-hand-over-whom =
    { $mine ->
        [1] Who should go on with it? Tap one, or “Another neighbour”. Until somebody says yes, it stays with you.
       *[other] Who should go on with it? Tap one, or “Another neighbour”. Until somebody says yes, it stays with { $holder }.
    }
claim-hand-over-whom-list = Ask those who wait ({ $many })
claim-hand-over-whom-other = Another neighbour
claim-hand-over-name =
    { $mine ->
        [1] Who should go on with it? Write the neighbour's name as it stands in the group. Until they say yes, it stays with you.
       *[other] Who should go on with it? Write the neighbour's name as it stands in the group. Until they say yes, it stays with { $holder }.
    }
claim-hand-over-name-example = Li Ming
claim-hand-over-which =
    { $found ->
        [0] Nobody here is called “{ $name }”. Just write the name again, as it stands in the group.
       *[other] Is this the one? A tap asks them. If not, just write another name.
    }
claim-hand-over-amount = How much should this neighbour take?
claim-hand-over-amount-example = 2
claim-hand-over-done = I've asked { $name }, who answers by { $until } at the latest; without an answer it stays with you.
claim-hand-over-done-for-worker = I've asked { $name }, who answers by { $until } at the latest. Until they say yes, it stays with { $holder }.
claim-hand-over-list =
    { $passed ->
        [0] I'm asking those who wait, one after the other; the first answers by { $until } at the latest. You hear when somebody takes it, and also when nobody can: then it stays with you.
       *[other] { $passed } on the list can't be reached, so the next is asked. I'm asking those who wait, one after the other; the first answers by { $until } at the latest. You hear when somebody takes it, and also when nobody can: then it stays with you.
    }
claim-hand-over-list-for-worker =
    { $passed ->
        [0] I'm asking those who wait, one after the other; the first answers by { $until } at the latest. Until somebody says yes, it stays with { $holder }.
       *[other] { $passed } on the list can't be reached, so the next is asked. I'm asking those who wait, one after the other; the first answers by { $until } at the latest. Until somebody says yes, it stays with { $holder }.
    }
claim-hand-over-cancelled = All right, it stays where it is.
told-handover-asked = { $name } asks you to go on with “{ $title }”: { $need }, by { $day }. Could you? Please answer before { $until }.
told-handover-asked-in-line = You are waiting for “{ $title }”. The neighbour who has it can't make it, and it is your turn: { $need }, by { $day }. Could you? Please answer before { $until }; after that the next one is asked.
handover-accept = I'll go on with it
handover-decline = Not this time
handover-accepted = It's yours, thank you.
handover-declined = All right, I'll tell them.
told-handover-accepted = { $name } goes on with “{ $title }”, so there is nothing left for you to do. Thank you for not dropping it.
told-handover-accepted-in-part = { $name } takes { $many } of “{ $title }”; { $left } still with you. Thank you for asking.
told-handover-accepted-for-worker = { $name } said yes and goes on with “{ $title }”.
told-handover-declined = { $name } can't take “{ $title }” this time; it is still with you. Ask somebody else, or tap “Not this time”.
told-handover-declined-for-worker = { $name } can't take “{ $title }” this time; it is still with { $holder }.
told-handover-nobody =
    { $passed ->
        [0] Nobody who waits for “{ $title }” could take it this time; it is still with you. Ask somebody else, or tap “Not this time”; no harm done.
       *[other] { $passed } of those who wait can't be reached. Nobody who waits for “{ $title }” could take it this time; it is still with you. Ask somebody else, or tap “Not this time”; no harm done.
    }
told-handover-nobody-for-worker =
    { $passed ->
        [0] Nobody who waits for “{ $title }” could take it this time; it is still with { $holder }.
       *[other] { $passed } of those who wait can't be reached. Nobody who waits for “{ $title }” could take it this time; it is still with { $holder }.
    }
told-claim-handed-over = { $name } now brings “{ $title }”{ $part }, by { $day }.
claim-is-handed-over = Another neighbour goes on with this wish; nothing left for you to do. Thank you.
refused-not-for-them = This neighbour can't take it: it is their own wish, or they hold it already.
refused-nobody-waits = Nobody is waiting for it now. Ask a neighbour you know, or tap “Not this time”.
refused-handover-over = This was arranged otherwise since; no answer needed.
