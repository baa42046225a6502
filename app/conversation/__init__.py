"""What was asked and answered. Of Qt only QtCore: no widgets here."""
