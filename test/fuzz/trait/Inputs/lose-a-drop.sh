#!/bin/sh
# traitc, but under `nested` nothing says that it is dropped: as if the compiler
# forgot to.
source=$1
shift
case "$*" in
*--dyn-async=nested*)
  sed 's/println!("drop {name} {n}");/let _ = n;/' "$source" > "$source.lost.rs"
  source=$source.lost.rs
  ;;
esac
exec "$FUZZ_REAL_TRAITC" "$source" "$@"
