# Neighbours without a phone: forgotten at their word.

forget-offline = Forget this neighbour
forget-offline-question =
    Forget this neighbour, who has no phone? Name, address, telephone, story and pictures are deleted for good, and what is not done yet is taken back. Wishes: { $count }; those written differently, please one by one:
forget-offline-asked = They asked for it
forget-offline-family = Their family asked for them
forget-offline-gone = They moved away, or have died
forget-offline-done =
    { $count ->
        [0] They were forgotten before; nothing is left here.
       *[other] All deleted; wishes: { $count }. Numbers and figures stay, without a name.
    }
told-wish-forgotten = { $name } forgot a neighbour without a phone ({ $why }); name, address, telephone and story are deleted: { $codes }.
forget-offline-why-asked = they asked for it
forget-offline-why-family = their family asked
forget-offline-why-gone = moved away, or died
history-forgotten = deleted name and contact as this neighbour wished: { $name }
