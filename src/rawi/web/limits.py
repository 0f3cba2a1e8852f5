"""Limits of the app, in one place: what a request may carry and how long it may take."""

# A form without files.
FORM_BYTES = 1_000_000
# All files of one upload together, and how many.
UPLOAD_BYTES = 512 * 1024 * 1024
UPLOAD_FILES = 2_000
# Text that is pasted, in characters.
PASTED_CHARACTERS = 2_000_000
# Seconds: between two pieces of a body, for a whole body, and for the head of a request.
PIECE_SECONDS = 15.0
BODY_SECONDS = 600.0
HEAD_SECONDS = 15.0
# Lists are paged.
PAGE_ROWS = 50
