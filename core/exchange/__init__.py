"""Foreign formats: one file here is one format that Remit writes or reads."""
