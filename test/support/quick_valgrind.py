"""valgrind that does not read the C library's debug information.

Where it is installed (Debian: libc6-dbg), reading it is half of what a short run
under valgrind takes, and there are hundreds. So the tests' valgrind gives the
program copies of the C library that say another build-id, by which the debug
information is not found; all else in them is the same. Only the lines of the C
library's own code are missing from a report."""

import os
import shlex
import shutil
import subprocess
import tempfile

LIBRARIES = ["libc.so.6", "libm.so.6"]
# Sizes of name and identity, type NT_GNU_BUILD_ID, name: of 20 bytes, and x86.
NOTE = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"


def replace(path, content, mode):
    """Another run of lit may use what was there."""
    handle, name = tempfile.mkstemp(dir=os.path.dirname(path))
    with os.fdopen(handle, "wb") as f:
        f.write(content)
    os.chmod(name, mode)
    os.replace(name, path)


def make(folder, clangxx):
    """Makes `valgrind` in the folder; false where nothing can be gained."""
    valgrind = shutil.which("valgrind")
    if not valgrind:
        return False
    copies = {}
    for name in LIBRARIES:
        path = subprocess.run([clangxx, "-print-file-name=" + name],
                              capture_output=True, text=True).stdout.strip()
        if not os.path.isfile(path):
            return False
        with open(path, "rb") as f:
            content = bytearray(f.read())
        at = content.find(NOTE)
        if at < 0:
            return False
        at += len(NOTE)
        identity = content[at:at + 20].hex()
        if not os.path.exists("/usr/lib/debug/.build-id/%s/%s.debug" %
                              (identity[:2], identity[2:])):
            return False
        content[at:at + 20] = bytes(20)
        copies[name] = content
    os.makedirs(folder, exist_ok=True)
    for name, content in copies.items():
        replace(os.path.join(folder, name), content, 0o644)
    script = ('#!/bin/sh\n'
              'export LD_LIBRARY_PATH=%s${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}\n'
              'exec %s "$@"\n' % (shlex.quote(folder), shlex.quote(valgrind)))
    replace(os.path.join(folder, "valgrind"), script.encode(), 0o755)
    return True
