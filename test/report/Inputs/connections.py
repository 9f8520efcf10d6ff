"""How much of the heap does a connection of the demo's server take?

    connections.py SERVER

Opens connections, sends requests on each, and prints
`allocations=N connections=N` for what they took, without the first one.
"""
import re
import socket
import subprocess
import sys

COUNT = 40
REQUESTS = (b"AUTH writer let-me-in\nSET a 1\nGET a\nGET b\nSET a 2\nGET a\n"
            b"DEL a\nGET a\nSET b 1\nGET b\nSET a 3\nGET a\n")


def ask(connection, text):
    connection.sendall(text)
    answers = b""
    while answers.count(b"\n") < text.count(b"\n"):
        more = connection.recv(65536)
        if not more:
            sys.exit("the server is gone")
        answers += more
    return answers.decode()


server = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE, text=True)
try:
    port = int(re.search(r":(\d+)$", server.stdout.readline()).group(1))

    def connect():
        return socket.create_connection(("127.0.0.1", port), timeout=60)

    def allocations():
        return int(re.search(r"allocations=(\d+)",
                             ask(first, b"STATS\n")).group(1))

    first = connect()
    ask(first, REQUESTS)
    # Asio's own recycling, and what a first request builds.
    warm = connect()
    ask(warm, REQUESTS)
    before = allocations()
    open_ones = [connect() for _ in range(COUNT)]
    for connection in open_ones:
        ask(connection, REQUESTS)
    print("allocations=%d connections=%d" % (allocations() - before, COUNT))
    first.sendall(b"STOP\n")
finally:
    server.stdin.close()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        raise
