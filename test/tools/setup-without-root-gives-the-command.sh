# RUN: bash %s %source %S/Inputs/fake-apt %t > %t.log 2>&1
# RUN: FileCheck %s < %t.log
#
# A user who is not root, on a machine without sudo.
set -eu
source=$1 fake=$2 top=$3
rm -rf "$top"
mkdir -p "$top"
for tool in bash env dirname sed grep cat; do
  ln -s "$(command -v $tool)" "$top/$tool"
done
cp "$fake"/* "$top/"
printf '#!/bin/sh\necho 1000\n' >"$top/id"

! PATH=$top "$source/scripts/setup" || exit 1
# CHECK: error: installing packages needs root, and there is no sudo.
# CHECK: apt-get update && apt-get install -y clang-22 llvm-22
