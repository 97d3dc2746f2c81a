"""The nouns: frozen types that every layer speaks in. Nothing here opens a file, a clock or a database."""
