"""The windows: they show what the layers below know, and turn keys and clicks into commands to them. GUI
thread.
"""
