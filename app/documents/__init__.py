"""What is open: documents, their pages, regions and text. No widgets, and no Qt at all: the command line
uses it too.

PDFs and pictures are untrusted input; only the reader process opens them.
"""
