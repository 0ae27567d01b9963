"""The window of Remit: PySide6 lives here and nowhere else."""
