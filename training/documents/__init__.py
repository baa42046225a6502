"""Synthetic regions of documents: what stands on them, how they are drawn and damaged, and what can be asked
of them.
"""
