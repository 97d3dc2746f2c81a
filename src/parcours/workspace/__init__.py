"""One folder on disk, opened: composition of all layers, configuration, snapshots."""
