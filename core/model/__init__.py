"""What an organisation is made of, and one option of it resolved: plain values, standard library only."""
