"""Renderers: blocks in, a file's bytes out."""
