# Shared by the scripts of this folder, which source it: where things are, and
# how to speak to the person at the terminal.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build
llvm_major=22
plugin=$build/lib/DynAsync-$llvm_major.so
llvm_bin=/usr/lib/llvm-$llvm_major/bin

step() { echo "==> $*"; }

fail() {
  echo "error: $1" >&2
  shift
  local line
  for line in "$@"; do echo "       $line" >&2; done
  exit 1
}
