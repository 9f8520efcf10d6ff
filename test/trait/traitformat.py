"""lit's view of the programs: each file is one test, see run.py.

Parameters: --param trait=quick    -O0 with the default strategy only
            --param trait=full     every level and strategy also with
                                   AddressSanitizer and under valgrind
            --param rustc=PATH     or `none`
"""

import os
import shutil

import lit.formats
import lit.Test

import run


class TraitFormat(lit.formats.FileBasedTest):
    def __init__(self, traitc, depth, rustc):
        self.traitc, self.rustc = traitc, rustc
        if depth == "quick":
            self.matrix = run.variants(["O0"], ["nested"])
        elif depth == "full":
            self.matrix = run.variants(run.LEVELS, run.STRATEGIES, sanitize=True,
                                       valgrind=bool(shutil.which("valgrind")))
        else:
            self.matrix = run.variants(run.LEVELS, run.STRATEGIES)
            self.matrix.append(run.Variant("O0", "nested", sanitize=True))

    def execute(self, test, lit_config):
        if not os.path.exists(self.traitc):
            return lit.Test.UNSUPPORTED, "no traitc at " + self.traitc
        failures = run.check(test.getSourcePath(), self.traitc, self.matrix, self.rustc)
        if failures:
            return lit.Test.FAIL, "\n".join(failures)
        return lit.Test.PASS, ""
