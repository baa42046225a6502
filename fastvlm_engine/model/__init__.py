"""The parts of FastVLM in plain torch; one file a part.

Used by weights.py and the engine, in the engine thread.
"""
