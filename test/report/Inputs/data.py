"""data.py PAGE.html REPORT.json: does the page have these data?"""
import json
import re
import sys

page = open(sys.argv[1], encoding="utf-8").read()
data = re.search(r'<script type="application/json" id="data">(.*?)</script>',
                 page, re.S).group(1)
data = json.loads(data)
data.pop("sources")
if data != json.load(open(sys.argv[2], encoding="utf-8")):
    sys.exit("they differ")
