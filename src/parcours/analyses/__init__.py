"""One folder per question; each is a query, a result and a function from one to the other."""
