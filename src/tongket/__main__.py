"""`python -m tongket` is `tongket`."""

from tongket.config.entry import main

if __name__ == "__main__":
    main()
