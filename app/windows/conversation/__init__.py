"""The conversation beside the page: turns, composer, quick actions. Made by `DocumentTab`; GUI thread."""
