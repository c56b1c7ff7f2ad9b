#!/usr/bin/python3
"""What a screen reader gets of a program: one line for each thing that can be read, its role and
its name parted by a tab. With --press NAME, does what a reader's “activate” does on the thing of
that name. Knows nothing of contracts.

A window that changes while it is read takes things away that were about to be read. What was read
so far is then of two windows: nothing is printed, and the exit code is CHANGED.

Needs python3-pyatspi, and a session bus in DBUS_SESSION_BUS_ADDRESS.
"""
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE = 30.0
CHANGED = 75


def program(process):
    """The program of this process, once it is on the bus and has a window."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and app.get_process_id() == process and app.childCount > 0:
                return app
        time.sleep(0.2)
    raise SystemExit(f"process {process} is not on the accessibility bus")


def words(node):
    """The name of a thing, with plain spaces."""
    return " ".join(node.name.split())


def walk(node):
    """A thing and all that is in it."""
    yield node
    for at in range(node.childCount):
        child = node.getChildAtIndex(at)
        if child is not None:
            yield from walk(child)


def press(app, name):
    """Does the first action of the thing of this name."""
    for node in walk(app):
        if words(node) == name:
            node.queryAction().doAction(0)
            return
    raise SystemExit(f"nothing is named {name}")


def main():
    app = program(int(sys.argv[1]))
    if sys.argv[2:3] == ["--press"]:
        press(app, sys.argv[3])
        return
    read = [(node.getRoleName(), words(node)) for node in walk(app)]
    for thing in read:
        print(*thing, sep="\t")


try:
    main()
except GLib.GError as change:
    print(change, file=sys.stderr)
    sys.exit(CHANGED)
