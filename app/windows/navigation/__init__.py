"""Ways through a document: pages, outline, find, page number. Made by `DocumentTab`; GUI thread."""
