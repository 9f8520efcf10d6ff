"""hostile.py FILE: a record with names that are meant to do harm, and its
source."""
import sys

names = {
    "Function": "<img src=x onerror=document.title=2>\u202e",
    "Callee": "</script><script>document.title=1</script>",
    "Reason": "of\u200ftomorrow",
    "Strategy": "\"><b onclick=document.title=3>",
    "File": "\u2028\u202e<!--.cpp",
}
with open(names["File"], "w") as f:
    f.write("</pre><script>document.title=4</script> \x1b]0;x\x07\n")
quoted = {k: "'%s'" % v for k, v in names.items()}
with open(sys.argv[1], "w", encoding="utf-8") as f:
    f.write("""--- !Missed
Pass:            dynasync
Name:            NotLowered
DebugLoc:        { File: %(File)s, Line: 1, Column: 1 }
Function:        %(Function)s
Args:
  - Callee:          %(Callee)s
  - Reason:          %(Reason)s
  - Strategy:        %(Strategy)s
...
--- !Analysis
Pass:            dynasync
Name:            Storage
Function:        %(Function)s
Args:
  - Function:        %(Function)s
  - Tail:            '18446744073709551615'
  - Slots:           '4294967295'
...
--- !Analysis
Pass:            dynasync
Name:            Frame
Function:        %(Function)s
Args:
  - Function:        %(Function)s
  - FrameSize:       '18446744073709551615'
...
--- !Passed
Pass:            dynasync
Name:            Lowered
Function:        %(Function)s
Args:
  - Callee:          indirect
  - Strategy:        nested
  - SlotSize:        '-1'
...
""" % quoted)
