"""How Docent becomes something a person can double-click. Run by `python3 dev.py package` and by the release
workflow; nothing of the program imports it.
"""
