"""The browser, without a window:

    browser.py checks PAGE CHECKS.js     runs checks in the page
    browser.py picture [--dark] PAGE PNG WIDTH HEIGHT

CHECKS.js calls check(WHAT, CONDITION); what is wrong is printed. A picture that
has next to no colours shows an empty page: that is an error.
"""
import os
import re
import struct
import subprocess
import sys
import tempfile
import zlib
import html

HARNESS = """
<script>
(async () => {
  const out = [];
  let number = 0;
  const check = (what, holds) => {
    ++number;
    if (!holds) out.push("wrong: " + what);
  };
  const next = () => new Promise(done => setTimeout(done, 0));
  try {
    %s
  } catch (error) {
    out.push("wrong: " + error + " " + error.stack);
  }
  out.push(out.length ? number + " checks" : "all " + number + " checks passed");
  const made = document.createElement("pre");
  made.id = "checks-said";
  made.textContent = out.join("\\n");
  document.body.replaceChildren(made);
})();
</script>
"""


def chromium(folder, *arguments):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
               "--disable-dev-shm-usage", "--no-first-run",
               "--hide-scrollbars", "--user-data-dir=" + folder,
               "--virtual-time-budget=10000", *arguments]
    # Its own file systems: HOME may not be writable.
    environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder,
                       XDG_CACHE_HOME=folder)
    return subprocess.run(command, capture_output=True, text=True,
                          env=environment, timeout=240)


def url(path):
    return "file://" + os.path.abspath(path)


def checks(page, script):
    with tempfile.TemporaryDirectory() as folder:
        tested = os.path.join(folder, "page.html")
        with open(page, encoding="utf-8") as f:
            text = f.read()
        with open(tested, "w", encoding="utf-8") as f:
            f.write(text.replace("</body>",
                                 HARNESS % open(script).read() + "</body>"))
        run = chromium(folder, "--dump-dom", url(tested))
        said = re.search(r'<pre id="checks-said">(.*?)</pre>', run.stdout, re.S)
        if not said:
            sys.exit("the checks did not end:\n%s\n%s" %
                     (run.stdout[-2000:], run.stderr[-2000:]))
        print(html.unescape(said.group(1)))


def colours(path):
    """Size of a PNG, and how many colours its rows have."""
    data = open(path, "rb").read()
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert depth == 8 and kind in (2, 6), (depth, kind)
    body, at = b"", 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        if name == b"IDAT":
            body += data[at + 8:at + 8 + length]
        at += 12 + length
    raw, size = zlib.decompress(body), 3 if kind == 2 else 4
    step, last, found = width * size, bytearray(width * size), {}
    for y in range(height):
        line = bytearray(raw[y * (step + 1) + 1:(y + 1) * (step + 1)])
        how = raw[y * (step + 1)]
        for x in range(step):
            left = line[x - size] if x >= size else 0
            above = last[x]
            corner = last[x - size] if x >= size else 0
            if how == 4:
                p = left + above - corner
                a, b, c = abs(p - left), abs(p - above), abs(p - corner)
                guess = left if a <= b and a <= c else above if b <= c else corner
            else:
                guess = (0, left, above, (left + above) // 2)[how]
            line[x] = (line[x] + guess) & 255
        last = line
        for x in range(0, step, size * 4):
            pixel = bytes(line[x:x + 3])
            found[pixel] = found.get(pixel, 0) + 1
    return width, height, found


def picture(arguments):
    dark = arguments[0] == "--dark"
    page, png, width, height = arguments[dark:]
    with tempfile.TemporaryDirectory() as folder:
        run = chromium(folder, "--screenshot=" + os.path.abspath(png),
                       "--window-size=%s,%s" % (width, height),
                       *(["--force-dark-mode", "--blink-settings="
                          "preferredColorScheme=0"] if dark else []), url(page))
    if not os.path.exists(png):
        sys.exit("no picture:\n" + run.stderr)
    w, h, found = colours(png)
    back = max(found, key=found.get)
    share = found[back] / sum(found.values())
    if (w, h) != (int(width), int(height)) or len(found) < 50 or share > 0.97:
        sys.exit("%dx%d, %d colours, %.2f of one" % (w, h, len(found), share))
    if (sum(back) < 3 * 128) != dark:
        sys.exit("not %s: %s" % ("dark" if dark else "light", back.hex()))
    print("%dx%d, %d colours" % (w, h, len(found)))


if sys.argv[1] == "checks":
    checks(*sys.argv[2:])
else:
    picture(sys.argv[2:])
