"""Where things go on a sheet: pure geometry, which knows nothing of what it places."""
