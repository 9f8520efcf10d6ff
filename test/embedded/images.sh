#!/usr/bin/env bash
# Builds the measuring station for a board, and says what is in it. Tests and
# scripts/embedded call it.
#
#   images.sh build BOARD VARIANT IMAGE FLAG...   VARIANT: plugin, stock
#   images.sh build-trait BOARD TRAITC IMAGE FLAG...   station.rs, flags: traitc's
#   images.sh build-trait-pool ...                the same, each frame a box
#   images.sh run BOARD IMAGE                     prints what the program prints
set -eu
here=$(dirname "${BASH_SOURCE[0]}")

build() {
  local board=$1 variant=$2 image=$3 compiler
  shift 3
  read -ra compiler <<<"${DYNASYNC_CLANGXX:-clang++-22}"
  local sources=("$here/station.cpp" "$here/board/common.cpp" "$here/board/$board.cpp")
  if [ "$variant" = plugin ]; then
    set -- "-fpass-plugin=$DYNASYNC_PLUGIN" "$@"
  else
    set -- -DSTOCK "$here/pool.cpp" "$@"
  fi
  "${compiler[@]}" "--config=$here/board/$board.cfg" -Wall -Wextra -Werror \
    -I"$DYNASYNC_INCLUDE" "$@" "${sources[@]}" -o "$image"
}

# Without an allocator.
build_trait() {
  link_trait "$here/station.rs" "$@" --no-heap
}

# Each frame is a box, of a pool.
build_trait_pool() {
  local board=$1 traitc=$2 image=$3
  shift 3
  sed 's/^#!\[dyn_async(.*)\]$/#![dyn_async(box)]/' "$here/station.rs" >"$image.rs"
  grep -q 'dyn_async(box)' "$image.rs"
  link_trait "$image.rs" "$board" "$traitc" "$image" "$@" "$here/trait-pool.cpp"
}

# PROGRAM BOARD TRAITC IMAGE FLAG... [C++ SOURCE]
link_trait() {
  local program=$1 board=$2 traitc=$3 image=$4 machine compiler flag
  local flags=() sources=()
  shift 4
  for flag in "$@"; do
    if [[ $flag == *.cpp ]]; then sources+=("$flag"); else flags+=("$flag"); fi
  done
  case $board in
  thumbv7m) machine=(--target=thumbv7m-none-eabi) ;;
  riscv32) machine=(--target=riscv32-unknown-elf --cpu=sifive-e31) ;;
  esac
  read -ra compiler <<<"${DYNASYNC_CLANGXX:-clang++-22}"
  local runtime=$here/../../frontend-mock/runtime
  "$traitc" "${machine[@]}" --panic=abort "${flags[@]}" --emit=obj \
    -o "$image.o" "$program"
  "${compiler[@]}" "--config=$here/board/$board.cfg" -Os -Wall -Wextra -Werror \
    -I"$runtime" -I"$runtime/bare" "$runtime/bare/Bare.cpp" \
    "$here/trait-host.cpp" "$here/board/common.cpp" "$here/board/$board.cpp" \
    ${sources[@]+"${sources[@]}"} "$image.o" -o "$image"
}

# Time is counted in instructions, so each run prints the same.
run() {
  local machine
  case $1 in
  thumbv7m) machine=(qemu-system-arm -M mps2-an385) ;;
  riscv32) machine=(qemu-system-riscv32 -M virt -bios none) ;;
  esac
  timeout 60 "${machine[@]}" -icount shift=5,sleep=off -display none \
    -monitor none -serial none -chardev stdio,id=host \
    -semihosting-config enable=on,chardev=host -kernel "$2"
}

"${1//-/_}" "${@:2}"
