"""Scores of a checkpoint on held-out pages, and how far its confidence can be trusted."""
