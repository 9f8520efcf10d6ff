"""status.py STATUS COMMAND...: runs it; does it end with STATUS?"""
import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
if status != int(sys.argv[1]):
    sys.exit("status %d, not %s" % (status, sys.argv[1]))
