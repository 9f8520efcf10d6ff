#!/bin/bash
# run.sh OUT FILE...: builds the files, IR and C, with the plugin at every level,
# runs the program, and prints its output, which must be the same each time; at
# -O0 and -O2 also under valgrind, and with every function of the IR under
# AddressSanitizer.
set -eu
out=$1
shift
clang=$DYNASYNC_TOOLS/clang
flags="-Wno-override-module -fexceptions -fpass-plugin=$DYNASYNC_PLUGIN -I$DYNASYNC_INCLUDE"
lld=${DYNASYNC_LLD:+-fuse-ld=lld}
for level in 0 1 2 3; do
  # Two as the compiler links by itself, the others as is quickest.
  [ $((level % 2)) = 0 ] && linker='' || linker=$lld
  $clang $flags $linker -O$level "$@" -o "$out.$level"
  "$out.$level" > "$out.$level.txt"
  diff "$out.0.txt" "$out.$level.txt" >&2
done
if command -v valgrind > /dev/null; then
  for level in 0 2; do
    valgrind -q --error-exitcode=99 --leak-check=full \
      --read-inline-info=no "$out.$level" > /dev/null
  done
fi
sanitized=()
for file in "$@"; do
  case $file in
  *.ll)
    sed -E '/^define /s/\) (presplitcoroutine|nounwind|personality|\{)/) sanitize_address \1/' \
      "$file" > "$out.$(basename "$file")"
    sanitized+=("$out.$(basename "$file")") ;;
  *) sanitized+=("$file") ;;
  esac
done
for level in 0 2; do
  $clang $flags $lld -fsanitize=address -O$level "${sanitized[@]}" -o "$out.asan"
  "$out.asan" > "$out.asan.txt"
  diff "$out.0.txt" "$out.asan.txt" >&2
done
cat "$out.0.txt"
