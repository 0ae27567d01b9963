"""Pictures as data, and the painters that put them on paper."""
