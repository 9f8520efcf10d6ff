# RUN: bash %s %source %t > %t.log 2>&1
# RUN: FileCheck %s < %t.log
#
# Not a Debian: neither dpkg nor the tools.
set -eu
source=$1 top=$2
rm -rf "$top"
mkdir -p "$top"
for tool in bash env dirname sed grep cat; do
  ln -s "$(command -v $tool)" "$top/$tool"
done

! PATH=$top "$source/scripts/setup" || exit 1
# CHECK: error: these tools are missing: clang++-22 cmake ninja python3
# CHECK-NEXT: this system has no dpkg
# CHECK-NEXT: Install LLVM 22
