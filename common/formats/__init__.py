"""Formats of dates and numbers, by language; see ``FORMAT_MODULE_PATH``."""
