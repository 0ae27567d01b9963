"""The .remit file: layers (pure), the file format, and the one writer."""
