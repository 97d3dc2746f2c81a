"""From a file or a table to the log: batches of columns, a verdict for every row."""
