"""The pages of the app, one a file: a request in, a page out."""
