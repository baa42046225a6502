"""`python -m app`: starts Docent as the `docent` command does.

The guard matters: the reader process imports this file again under another name, and must stop here.
"""

if __name__ == "__main__":
    import sys

    from app.main import main

    sys.exit(main())
