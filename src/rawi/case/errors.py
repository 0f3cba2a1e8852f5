"""What is said when a case cannot be made, opened, read or written."""


class CaseError(Exception):
    """A case that cannot be used as asked; `str()` is one sentence: where, what, what to do."""
