"""The only code that opens a database: the log (sealed and hot), the lock, arrays on disk."""
