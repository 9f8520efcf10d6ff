"""Programs of the trait language on another machine: the runtime compiled for
it, the program linked with that, and an emulator that runs it."""

import glob
import os
import shlex
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE = os.path.join(HERE, "..", "..")
# Processors with the floats that the target's C library is made for.
MACHINES = {
    "aarch64-linux-gnu": ("qemu-aarch64", []),
    "arm-linux-gnueabihf": ("qemu-arm", ["--cpu=cortex-a7"]),
    "i686-linux-gnu": ("qemu-i386", ["--cpu=pentium4"]),
}


class Target:
    def __init__(self, name, folder):
        self.name, self.folder = name, folder
        emulator, self.options = MACHINES[name]
        self.emulator = [emulator, "-L", "/usr/" + name]
        compiler = shlex.split(os.environ.get("DYNASYNC_CLANGXX", "clang++-22"))
        self.compiler = [*compiler, "--target=" + name,
                         "-I" + os.path.join(SOURCE, "include")]
        self.objects = []

    def make_runtime(self):
        runtime = os.path.join(SOURCE, "frontend-mock", "runtime")
        for source in sorted(glob.glob(os.path.join(runtime, "*.cpp"))):
            made = os.path.join(self.folder, os.path.basename(source) + ".o")
            command = [*self.compiler, "-O1", "-I" + runtime, "-c", source, "-o", made]
            if subprocess.run(command, check=False).returncode != 0:
                sys.exit("the runtime does not compile for " + self.name)
            self.objects.append(made)

    def commands(self, traitc, source, exe, options):
        """What makes a program: with traitc, then with the linker."""
        links = [o.removeprefix("--link=") for o in options if o.startswith("--link=")]
        others = [o for o in options if not o.startswith("--link=")]
        return [[traitc, source, "--target=" + self.name, *self.options, *others,
                 "--emit=obj", "-o", exe + ".o"],
                [*self.compiler, "-fuse-ld=lld", "-static-libstdc++", "-static-libgcc",
                 exe + ".o", *self.objects, *links, "-o", exe]]
