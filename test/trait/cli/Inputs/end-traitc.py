"""Ends traitc --run with SIGTERM while the program runs, and waits until the
program is gone, too: nobody has the pipe's other end then."""
import os
import subprocess
import sys

folder = sys.argv[-1]
traitc = subprocess.Popen(sys.argv[1:-1], stdout=subprocess.PIPE,
                          env=dict(os.environ, TMPDIR=folder))
print(traitc.stdout.readline().decode().strip())
traitc.terminate()
rest = traitc.stdout.read()
print("ended" if traitc.wait() == -15 else "status %d" % traitc.returncode)
print("left:", os.listdir(folder), rest)
