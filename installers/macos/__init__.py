"""What only macOS needs of a package: Info.plist, entitlements, signing, the disk image."""
