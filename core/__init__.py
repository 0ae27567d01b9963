"""Remit without its window: the model, its file, the acts on it, and the papers made from it."""
