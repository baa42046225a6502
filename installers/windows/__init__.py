"""What only Windows needs of a package: the version resource, the setup program, signing."""
