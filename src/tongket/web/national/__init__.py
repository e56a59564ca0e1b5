"""The desk of the national register's lists: given, columns settled, differences answered, corrections handed on."""
