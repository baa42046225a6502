"""What a grab raises that the person stopped; beside the grabbers, which `grabber` imports. Any thread."""


class CaptureCancelled(Exception):
    """The person closed the desktop's own dialog. No failure, and nothing to tell."""
