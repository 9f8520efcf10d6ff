#!/usr/bin/env bash
# Compiles C++ programs with the plugin for another target, and runs each:
#
#   # RUN: bash %support/run-on-target.sh TARGET EXE FLAG... -- SOURCE...
#
# A SOURCE that begins with a minus is the name of one to leave out. What a
# source's RUN lines name under %S/Inputs is compiled with it. It runs under
# qemu's user emulation, or with NATIVE=1 in the environment as it is.
set -u
target=$1 exe=$2
shift 2
flags=()
while [ "$1" != -- ]; do
  flags+=("$1")
  shift
done
shift
emulator=${target%%-*}
[ "$emulator" != i686 ] || emulator=i386
run=("qemu-$emulator" -L "/usr/$target")
[ -z "${NATIVE:-}" ] || run=()

# As lit has it: the compiler's options come with it.
read -ra compiler <<<"$DYNASYNC_CLANGXX"
support=$(dirname "${BASH_SOURCE[0]}")
status=0 number=0 out=' '
for source in "$@"; do
  [[ $source != -* ]] || out+="${source#-} "
done
for source in "$@"; do
  name=${source##*/}
  [[ $source != -* && $out != *" ${name%.cpp} "* ]] || continue
  mapfile -t parts < <(sed -n 's/^\/\/ RUN.*%S\/\(Inputs\/[^ ]*\.cpp\).*/\1/p' "$source" | sort -u)
  # Flags that a program's own RUN lines give the compiler, without which it is
  # another program.
  mapfile -t own < <(grep -ohE '^// *RUN:.*' "$source" |
    grep -oE -- '-fcoro-aligned-allocation|-pthread' | sort -u)
  if ! "${compiler[@]}" "-fpass-plugin=$DYNASYNC_PLUGIN" -I"$DYNASYNC_INCLUDE" \
    "--target=$target" -fuse-ld=lld -static-libstdc++ -static-libgcc \
    -I"$support" ${own[@]+"${own[@]}"} ${flags[@]+"${flags[@]}"} "$source" \
    ${parts[@]+"${parts[@]/#/$(dirname "$source")/}"} -o "$exe"; then
    echo "$source: does not compile for $target (${flags[*]})"
    status=1
  elif ! ${run[@]+"${run[@]}"} "$exe" >"$exe.out" 2>&1; then
    tail -n 5 "$exe.out"
    echo "$source: failed on $target (${flags[*]})"
    status=1
  fi
  number=$((number + 1))
done
echo "$number programs ran on $target (${flags[*]})"
exit $status
