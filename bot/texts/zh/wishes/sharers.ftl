# Those who share a wish: told apart, a page at a time.

name-again = { $name }({ $number })
sharers-before = ‹ 前几位
sharers-after = 后几位 ›
told-claim-one-less = 一起办「{ $title }」的{ $name }这次来不了，还有{ $left }等人接。您手上的{ $held }不变；能多带一些，点一下。
for-whom = 替谁许的
