"""The kinds of thing a plan is made of: one file a subject, one dataclass a kind."""
