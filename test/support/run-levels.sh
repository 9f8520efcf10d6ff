#!/usr/bin/env bash
# Compiles a C++ program with the plugin at several levels, runs each binary,
# and checks what it prints. In a test:
#
#   // RUN: %levels %s
#   // RUN: %levels --sanitize --memcheck %s -pthread %S/Inputs/other.cpp
#   // RUN: %levels --levels=O0,O2 --stock %s -DCHILDREN=2 -- argument
#
# that is: %levels [options] SOURCE [clang arguments] [-- program arguments].
# The clang arguments may hold more sources; they are compiled together with
# SOURCE, with the plugin too.
#
# A binary passes when it exits with 0 within the time limit and FileCheck
# accepts its standard output against SOURCE. The prefixes are CHECK and the
# name of the build (CHECK-O0, ..., CHECK-Os, CHECK-SAN, CHECK-TSAN,
# CHECK-STOCK). A source with none of these for a build is judged by its exit
# status alone, so let such a program return nonzero when something is wrong.
#
# Options:
#   --levels=LIST  instead of O0, O2, and one of O1, O3 and Os: another one for
#                  another test, or those that SOURCE has lines for. All five
#                  under scripts/check --full.
#   --sanitize     one more build: -O2 -fsanitize=address,undefined, run with
#                  leak detection; --sanitize=O0,O2 for other levels
#   --tsan         one more build: -O2 -fsanitize=thread; --tsan=LIST likewise
#   --memcheck     runs the O0 and O2 binaries under valgrind too (with leak
#                  check); --memcheck=LIST for other levels
#   --stock        builds and runs each level without the plugin as well. Its
#                  output must satisfy the CHECK-STOCK lines only: there, the
#                  allocation counts differ.
#   --no-check     never calls FileCheck
#   --expect=FILE  the output must be exactly FILE's content, instead
#
# The command that failed is printed as it can be pasted in a shell. All builds
# are tried, also after a failure.
#
# O2 is linked as the compiler does by itself; the others with lld where it is
# there, which takes a third of the time: both kinds of linkers are met.
#
# The lit configuration gives the tools through these variables:
#   DYNASYNC_CLANGXX DYNASYNC_PLUGIN DYNASYNC_INCLUDE DYNASYNC_TOOLS
#   DYNASYNC_LLD DYNASYNC_ALL_LEVELS (may be missing)
# and the folder to build in by --out=FOLDER. DYNASYNC_PROFILED, if it is set, is
# the library that programs link which count: then all of them do.
set -u

levels=''
sanitize='' tsan='' memcheck='' stock=0 check=1 expect='' out=''
limit=${DYNASYNC_RUN_LIMIT:-300}

die() {
  echo "run-levels: $*" >&2
  exit 2
}

source=''
while [ $# -gt 0 ] && [ -z "$source" ]; do
  case $1 in
  --levels=*) levels=${1#*=} ;;
  --sanitize) sanitize=O2 ;;
  --sanitize=*) sanitize=${1#*=} ;;
  --tsan) tsan=O2 ;;
  --tsan=*) tsan=${1#*=} ;;
  --memcheck) memcheck=O0,O2 ;;
  --memcheck=*) memcheck=${1#*=} ;;
  --stock) stock=1 ;;
  --no-check) check=0 ;;
  --expect=*) expect=${1#*=} ;;
  --out=*) out=${1#*=} ;;
  -*) die "unknown option $1 (clang arguments go after the source)" ;;
  *) source=$1 ;;
  esac
  shift
done
[ -n "$source" ] || die "no source file given"
[ -f "$source" ] || die "no such source: $source"
[ -z "$expect" ] || [ -f "$expect" ] || die "no such file: $expect"
[ -n "$out" ] || die "--out=FOLDER is missing"
for v in DYNASYNC_CLANGXX DYNASYNC_PLUGIN DYNASYNC_INCLUDE DYNASYNC_TOOLS; do
  [ -n "${!v:-}" ] || die "the variable $v is not set"
done

clang_args=() run_args=()
while [ $# -gt 0 ]; do
  if [ "$1" = -- ]; then
    shift
    run_args=("$@")
    break
  fi
  clang_args+=("$1")
  shift
done

# rotating: the levels that are tried when the test does not say. The name decides
# which, so that a run can be repeated.
rotating() {
  local others=(O1 O3 Os) level sum chosen
  sum=$(basename "$source" | cksum)
  chosen=${others[${sum%% *} % 3]}
  echo -n O0,O2
  for level in "${others[@]}"; do
    if [ -n "${DYNASYNC_ALL_LEVELS:-}" ] || [ "$level" = "$chosen" ] ||
      grep -qE "CHECK-$level(-[A-Z0-9-]+)?:" "$source"; then
      echo -n ",$level"
    fi
  done
}
[ -n "$levels" ] || levels=$(rotating)

mkdir -p "$out" || die "cannot create $out"
read -r -a clangxx <<<"$DYNASYNC_CLANGXX"
plugin_args=("-fpass-plugin=$DYNASYNC_PLUGIN")
if [ -n "${DYNASYNC_PROFILED:-}" ]; then
  plugin_args+=(-include dynasync/module.h
    '-DDYNASYNC_MODULE_OPTIONS="profile=yes"')
  clang_args+=("$DYNASYNC_PROFILED")
  export DYNASYNC_PROFILE_FILE=$out/%p.json
fi
# A report of a sanitizer must end the program, not only be printed.
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1
export UBSAN_OPTIONS=print_stacktrace=1
export TSAN_OPTIONS=halt_on_error=1

failures=0 builds=0 memchecks=0

# report NAME WHAT COMMAND...: a failed step, with its command and output.
report() {
  local name=$1 what=$2 word
  shift 2
  failures=$((failures + 1))
  {
    echo "FAILED ($name): $what"
    printf '  command:'
    for word; do
      # %q escapes commas too, which makes paths and lists hard to read.
      [[ $word =~ ^[A-Za-z0-9_./,:=+-]+$ ]] && printf ' %s' "$word" ||
        printf ' %q' "$word"
    done
    echo
  } >&2
}

# show TITLE FILE: the end of a log, where it has anything.
show() {
  [ -s "$2" ] || return 0
  echo "  $1:" >&2
  tail -n 100 "$2" | sed 's/^/  | /' >&2
}

# judge NAME PREFIXES EXE: the output of one run that ended well.
judge() {
  local name=$1 prefixes=$2 stdout=$3
  if [ -n "$expect" ]; then
    if ! diff -u "$expect" "$stdout" >"$stdout.diff"; then
      report "$name" "the output differs" diff -u "$expect" "$stdout"
      show difference "$stdout.diff"
    fi
    return
  fi
  [ "$check" = 1 ] || return 0
  # Without any line for these prefixes FileCheck would refuse the file.
  grep -qE "(^|[^A-Za-z0-9_-])(${prefixes//,/|})(-(NEXT|SAME|NOT|DAG|LABEL|EMPTY|COUNT-[0-9]+))?:" \
    "$source" || return 0
  # --allow-empty: a program that prints nothing fails by its missing lines.
  local cmd=("$DYNASYNC_TOOLS/FileCheck" --allow-unused-prefixes --allow-empty
    "--check-prefixes=$prefixes" "--input-file=$stdout" "$source")
  if ! "${cmd[@]}" 2>"$stdout.check"; then
    report "$name" "the output is not the expected one" "${cmd[@]}"
    show FileCheck "$stdout.check"
  fi
}

# execute NAME PREFIXES EXE COMMAND...: COMMAND runs the binary EXE.
execute() {
  local name=$1 prefixes=$2 exe=$3 status
  shift 3
  timeout -k 5 "$limit" "$@" >"$exe.stdout" 2>"$exe.stderr" </dev/null
  status=$?
  if [ $status != 0 ]; then
    local what="exit status $status"
    [ $status = 124 ] && what="no end within $limit seconds"
    report "$name" "$what" "$@"
    show "standard error" "$exe.stderr"
    show "standard output" "$exe.stdout"
    return 1
  fi
  judge "$name" "$prefixes" "$exe.stdout"
}

# build NAME PREFIXES FLAG...: compiles and runs; true when the binary exists.
build() {
  local name=$1 prefixes=$2 exe=$out/$1
  shift 2
  local cmd=("${clangxx[@]}" "$@" "-I$DYNASYNC_INCLUDE" "$source"
    "${clang_args[@]}" -o "$exe")
  case $name in
  O2 | O2-stock) ;;
  *) [ -z "${DYNASYNC_LLD:-}" ] || cmd+=(-fuse-ld=lld) ;;
  esac
  builds=$((builds + 1))
  rm -f "$exe"
  if ! "${cmd[@]}" >"$exe.log" 2>&1; then
    report "$name" "does not compile" "${cmd[@]}"
    show compiler "$exe.log"
    return 1
  fi
  execute "$name" "$prefixes" "$exe" "$exe" "${run_args[@]}"
  return 0
}

contains() { [[ ",$1," == *",$2,"* ]]; }

IFS=, read -r -a list <<<"$levels"
for level in "${list[@]}"; do
  if build "$level" "CHECK,CHECK-$level" "${plugin_args[@]}" "-$level" &&
    contains "$memcheck" "$level"; then
    memchecks=$((memchecks + 1))
    execute "$level-memcheck" "CHECK,CHECK-$level" "$out/$level" valgrind -q \
      --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,possible \
      --read-inline-info=no \
      "$out/$level" "${run_args[@]}"
  fi
  [ "$stock" = 0 ] || build "$level-stock" CHECK-STOCK "-$level"
done
IFS=, read -r -a list <<<"$sanitize"
for level in "${list[@]}"; do
  build "sanitize-$level" "CHECK,CHECK-SAN" "${plugin_args[@]}" "-$level" -g1 \
    -fsanitize=address,undefined -fno-sanitize-recover=all
done
IFS=, read -r -a list <<<"$tsan"
for level in "${list[@]}"; do
  build "tsan-$level" "CHECK,CHECK-TSAN" "${plugin_args[@]}" "-$level" -g1 \
    -pthread -fsanitize=thread
done

[ "$builds" -gt 0 ] || die "nothing was built"
[ "$failures" = 0 ] || exit 1
[ -z "$memcheck" ] || [ "$memchecks" -gt 0 ] ||
  die "--memcheck ran nothing: none of $memcheck is among $levels"
