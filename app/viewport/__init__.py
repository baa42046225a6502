"""How pages are shown: geometry, drawing, the rubber band and the latency overlay. GUI thread, except where
said.
"""
