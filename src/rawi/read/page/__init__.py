"""What a page is made of, and whose it is."""
