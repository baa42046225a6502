"""Packages for Linux: the .deb, the tarball for people without root, and what both tell the desktop."""
