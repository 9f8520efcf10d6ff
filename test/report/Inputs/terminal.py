"""terminal.py COLUMNS COMMAND...: runs it on a terminal of that width."""
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

ours, theirs = pty.openpty()
fcntl.ioctl(theirs, termios.TIOCSWINSZ,
            struct.pack("HHHH", 50, int(sys.argv[1]), 0, 0))
environment = dict(os.environ, TERM="xterm")
environment.pop("COLUMNS", None)
run = subprocess.Popen(sys.argv[2:], stdout=theirs, stdin=theirs,
                       env=environment)
os.close(theirs)
while True:
    try:
        text = os.read(ours, 65536)
    except OSError:
        break
    if not text:
        break
    sys.stdout.buffer.write(text.replace(b"\r\n", b"\n"))
sys.exit(run.wait())
