"""What a channel will not take: nothing is given up that is still true for a group."""
