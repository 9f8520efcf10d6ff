# Runs a program, and loses the third line of it; of the second program of a
# batch, the end.
"$@" | sed -e 3d -e '/^== 61/,$d'
