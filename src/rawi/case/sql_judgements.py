"""Tables that judgements need beside `judgement`; `schema` joins them to the others."""

SQL = ""
