"""Run the command line with `python -m brochure`."""

from brochure.cli import main

if __name__ == "__main__":
    main()
