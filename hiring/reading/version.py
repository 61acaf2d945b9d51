"""Which reader this is.

It stands alone so that a web process can compare it with the version a reading was made by, without
loading the reader.  Raise it with every release whose reader may find other facts in the same
bytes: recruiters are then offered to read their documents again.
"""

VERSION = "1.3"
