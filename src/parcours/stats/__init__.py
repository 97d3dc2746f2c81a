"""Pure mathematics: intervals, survival, hashing, and how kernels are compiled."""
