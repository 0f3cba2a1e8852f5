"""What an account, a source or a name is called on the pages."""

from drawn import account

from rawi.web.view import Named, arrange


def test_an_account_nobody_signs_is_called_by_its_document() -> None:
    record = arrange(account(1))
    assert record.named("p1") == Named(None, "1.txt", None)
    assert record.named(None) == Named(None, None, None)
