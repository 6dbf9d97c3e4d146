#!/usr/bin/env python3
"""Django's own commands, on the database the command line would work on (docs/running.md)."""

import sys

from samenhang.cli import manage

if __name__ == "__main__":
    manage(sys.argv)
