# Those who share a wish: told apart, a page at a time.

name-again = { $name } ({ $number })
sharers-before = ‹ Before
sharers-after = More ›
told-claim-one-less = { $name }, who shares “{ $title }” with you, can't make it this time; { $left } still wait for somebody. Your { $held } stay yours; if you can bring more, just tap.
for-whom = Wished for
