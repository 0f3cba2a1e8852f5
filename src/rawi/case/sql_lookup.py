"""Tables and indexes for looking rows up fast; `schema` joins them to the others."""

SQL = ""
