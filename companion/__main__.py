"""python -m companion: the same as the command `companion`."""
import sys

from .course.cli import main

sys.exit(main())
