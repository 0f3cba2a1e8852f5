"""How much of anything one file may take. Everything that comes from outside stays below these."""

MB = 1_000_000

# The size of a file, in bytes: text and pages; PDFs, pictures; one message; what is streamed (mbox, chats, WARC, ZIP).
LARGEST_TEXT = 50 * MB
LARGEST_WHOLE = 500 * MB
LARGEST_MESSAGE = 150 * MB
LARGEST_STREAMED = 20_000 * MB

# The worker process: address space in bytes; seconds of computing, and seconds of waiting, without a sign of progress.
MEMORY = 2_500 * MB
CPU_SECONDS = 120
SILENT_SECONDS = 180
# Bytes of one thing it says, and how often it is started anew within one file, each time without an inner file.
LONGEST_MESSAGE = 256 * MB
LIVES = 20

# What comes out of one file: characters of one document, characters and documents in all.
CHARACTERS = 20_000_000
CHARACTERS_IN_ALL = 4_000_000_000
PARTS = 2_000_000

# Archives: files one may hold, how deep archives may lie in archives, bytes unpacked in all, and how many bytes may
# come out of one once more than `RATIO_FROM` have come (text packs 3 to 10 times; bombs 1000 times).
MEMBERS = 100_000
NESTED = 4
UNPACKED = 4_000 * MB
RATIO = 200
RATIO_FROM = 20 * MB

# Pictures: width times height.
PIXELS = 120_000_000

# Reading pictures: seconds for one page, pages of one file. Pages of a PDF, and glyphs of one page, in all.
OCR_SECONDS = 120
OCR_PAGES = 500
PAGES = 20_000
GLYPHS = 200_000

# Office files: bytes that one part may unpack to, and how many times its packed size above a tenth of that.
OFFICE_PART = 200 * MB
OFFICE_RATIO = 300
