"""Files of what a page shows: tables (CSV, paper) and JSON.

A table is made of plain rows, so that the file, the printed page and a test read the same. Names of columns in files
are English and stay stable; on paper they are in the reader's language.
"""
