"""Words of danger: which situation they tell of, how sure that is, and whom to ring."""
