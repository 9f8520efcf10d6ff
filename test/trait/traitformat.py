"""lit's view of the programs: each file is one test, see run.py.

Parameters: --param trait=quick    -O0 with the default strategy only
            --param trait=full     every program at each level under each
                                   strategy: plain, with AddressSanitizer, and
                                   under valgrind
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
        valgrind = bool(shutil.which("valgrind"))
        self.every = depth == "full"
        self.in_turn = valgrind and depth not in ("full", "quick")
        if depth == "quick":
            self.matrix = run.variants(["O0"], run.STRATEGIES[:1])
        elif self.every:
            self.matrix = run.variants(run.LEVELS, run.STRATEGIES, True, valgrind)
        else:
            self.matrix = run.few_variants(valgrind)

    def execute(self, test, lit_config):
        failures = run.check(test.getSourcePath(), self.traitc, self.matrix, self.rustc,
                             self.every, self.in_turn)
        if failures:
            return lit.Test.FAIL, "\n".join(failures)
        return lit.Test.PASS, ""
