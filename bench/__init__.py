"""How fast is it, against ClickHouse's engine and DuckDB, on the same data in the same run? See `make bench`."""
