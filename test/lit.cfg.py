"""The suite of tests: which files are tests, and what they can call.

Substitutions, beside lit's own (%s, %S, %t, %T ...):
  %clangxx   stock clang++, C++20
  %clang     stock clang, for C
  %plainclangxx  the path of clang++, without options
  %dynasync  %clangxx with the plugin and the include folder
  %plugin    the plugin's file
  %include   the folder of public headers
  %opt       opt with the plugin loaded
  %wrapper   build/bin/dynasync-clang++
  %traitc    build/bin/traitc (feature traitc)
  %levels    see support/run-levels.sh
  %support   test/support
  %fuzz      test/fuzz
  %generator build/bin/program-generator
  %report    build/bin/dynasync-report (feature report)
  %build     the build's folder
  %source    the top of the repository
  %path      the PATH of the tests
  %valgrind  valgrind, which fails on any error or leak
LLVM's tools (FileCheck, not, split-file, llvm-readelf ...) are in the PATH.
"""

import os
import shutil
import subprocess
import sys
import tempfile

import lit.formats

# `lit test/...` from the sources: the settings of the build come first, and
# they load this file again.
if not hasattr(config, "dynasync_build"):
    site = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        "..", "build", "test", "lit.site.cfg.py")
    if not os.path.exists(site):
        lit_config.fatal("no build tree: run scripts/setup first")
    lit_config.load_config(config, site)
    raise SystemExit

config.name = "DynAsync"
# The internal shell: faster, and it prints the command that failed.
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".ll", ".cpp", ".c", ".test", ".sh"]
config.excludes = ["Inputs", "support", "CMakeLists.txt"]
config.test_source_root = os.path.join(config.dynasync_source, "test")
config.test_exec_root = os.path.join(config.dynasync_build, "test")

tools = config.llvm_tools_dir
support = os.path.join(config.test_source_root, "support")
include = os.path.join(config.dynasync_source, "include")
plugin = os.path.join(config.dynasync_build, "lib", config.plugin_name)
wrapper = os.path.join(config.dynasync_build, "bin", "dynasync-clang++")

# A plugin that is missing would make each test fail with the same riddle.
if not os.path.exists(plugin):
    lit_config.fatal("no plugin at %s: build it with scripts/setup" % plugin)
traitc = os.path.join(config.dynasync_build, "bin", "traitc")
if config.dynasync_traitc:
    if not os.path.exists(traitc):
        lit_config.fatal("no traitc at %s: build it with scripts/setup" % traitc)
    config.available_features.add("traitc")

report = os.path.join(config.dynasync_build, "bin", "dynasync-report")
if config.dynasync_report:
    if not os.path.exists(report):
        lit_config.fatal("no dynasync-report at %s: build it with scripts/setup"
                         % report)
    config.available_features.add("report")

clangxx = config.clangxx + " -std=c++20"
dynasync = "%s -fpass-plugin=%s -I%s" % (clangxx, plugin, include)

sys.path.insert(0, support)
import quick_valgrind

search = [tools, os.environ["PATH"]]
config.dynasync_valgrind = "valgrind"
quick = os.path.join(config.dynasync_build, "test", "quick-valgrind")
if quick_valgrind.make(quick, config.clangxx):
    search.insert(0, quick)
    config.dynasync_valgrind = os.path.join(quick, "valgrind")
config.environment["PATH"] = os.pathsep.join(search)
config.environment.update({
    "DYNASYNC_CLANGXX": clangxx,
    "DYNASYNC_PLUGIN": plugin,
    "DYNASYNC_INCLUDE": include,
    "DYNASYNC_TOOLS": tools,
})
# `scripts/check --full`; see support/run-levels.sh.
if lit_config.params.get("levels") == "full":
    config.environment["DYNASYNC_ALL_LEVELS"] = "1"
# `lit --param profile=yes build/test/cpp`: with what a run counts.
if lit_config.params.get("profile") == "yes":
    config.environment["DYNASYNC_PROFILED"] = os.path.join(
        config.dynasync_build, "lib",
        "libDynAsyncProfile-%s.a" % config.llvm_major)
# Symbolizers and temporary folders as the user set them.
for name in ("TMPDIR", "LD_LIBRARY_PATH", "ASAN_SYMBOLIZER_PATH"):
    if name in os.environ:
        config.environment[name] = os.environ[name]

# \b keeps a name from matching inside a longer one.
for name, value in [
    ("%clangxx", clangxx),
    # No options: for CMake and make.
    ("%plainclangxx", config.clangxx),
    ("%clang", os.path.join(tools, "clang")),
    ("%dynasync", dynasync),
    ("%plugin", plugin),
    ("%include", include),
    ("%opt", "%s -load-pass-plugin=%s" % (os.path.join(tools, "opt"), plugin)),
    ("%traitc", traitc),
    ("%wrapper", wrapper),
    ("%levels", "bash %s --out=%%t.levels" % os.path.join(support, "run-levels.sh")),
    ("%support", support),
    ("%fuzz", os.path.join(config.test_source_root, "fuzz")),
    ("%generator", os.path.join(config.dynasync_build, "bin",
                                "program-generator")),
    ("%report", report),
    ("%build", config.dynasync_build),
    ("%source", config.dynasync_source),
    # The internal shell expands no variables.
    ("%path", config.environment["PATH"]),
    ("%valgrind", "valgrind -q --error-exitcode=99 --leak-check=full "
     "--read-inline-info=no"),
]:
    config.substitutions.append((name + r"\b", value))


def links(*flags):
    """Whether a program built with these flags links and runs."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "a.cpp")
        with open(source, "w") as f:
            f.write("int main() {}\n")
        exe = os.path.join(folder, "a")
        command = [config.clangxx, *flags, source, "-o", exe]
        if subprocess.run(command, capture_output=True).returncode != 0:
            return False
        return subprocess.run([exe], capture_output=True).returncode == 0


# `UNSUPPORTED: target=...` and `REQUIRES: target=...` read this.
config.target_triple = subprocess.run(
    [config.clangxx, "-print-target-triple"], capture_output=True, text=True
).stdout.strip()
config.available_features.add("target=" + config.target_triple)
config.available_features.add(config.target_triple.split("-")[0])
config.available_features.add("llvm-" + config.llvm_major)

if links("-fsanitize=address,undefined"):
    config.available_features.add("asan")
if links("-fsanitize=thread"):
    config.available_features.add("tsan")
if links("-fuse-ld=lld"):
    config.available_features.add("lld")
    config.environment["DYNASYNC_LLD"] = "1"
if links("-fuse-ld=bfd"):
    config.available_features.add("bfd")
for tool in ("valgrind", "gdb", "cmake", "ninja", "cpack", "dpkg-deb",
             "pkg-config", "make", "man", "g++", "clang++-14", "ccache",
             "clangd-22", "clang-tidy-22", "lldb-22", "meson", "chromium"):
    if shutil.which(tool):
        # Names of features have no plus.
        config.available_features.add(tool.replace("+", "x"))
# What takes minutes, and what changes the machine, on demand only.
if lit_config.params.get("trait") == "full":
    config.available_features.add("full")
if lit_config.params.get("install-deb") and os.geteuid() == 0:
    config.available_features.add("may-install")
if os.path.exists("/usr/include/asio.hpp"):
    config.available_features.add("asio")
if os.path.exists("/usr/share/doc/libasio-dev/examples/cpp17"):
    config.available_features.add("asio-examples")  # libasio-doc
# Other targets: their C++ library, and an emulator.
for target, qemu in (("aarch64-linux-gnu", "qemu-aarch64"),
                     ("riscv64-linux-gnu", "qemu-riscv64"),
                     ("arm-linux-gnueabihf", "qemu-arm"),
                     ("i686-linux-gnu", "qemu-i386")):
    if (os.path.exists("/usr/%s/include/c++" % target) and shutil.which(qemu)
            and "lld" in config.available_features):
        config.available_features.add("runs-" + target)
# Bare metal.
for board, qemu in (("thumbv7m", "qemu-system-arm"),
                    ("riscv32", "qemu-system-riscv32")):
    if shutil.which(qemu) and "lld" in config.available_features:
        config.available_features.add("runs-" + board)
# 32-bit x86 without an emulator.
if ("runs-i686-linux-gnu" in config.available_features
        and links("--target=i686-linux-gnu", "-fuse-ld=lld")):
    config.available_features.add("native-i686")
