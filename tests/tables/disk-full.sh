#!/usr/bin/env bash
# A disk that is full in the middle of a run: it says so, and with more room the run is taken
# up and gives what an undisturbed one gives. In a namespace of its own, without rights.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=$(realpath "${PARALLAX_BIN:-target/debug/parallax}")
if [ "${1:-}" != inside ]; then
    PARALLAX_BIN=$bin exec unshare --user --map-root-user --mount "$0" inside
fi
work=$(mktemp -d)
trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
mkdir "$work/small"
mount -t tmpfs -o size=300k tmpfs "$work/small"
for number in $(seq 3000); do
    printf '{"id": "n%s", "source": "The Ash", "text": "Ada Tamm said that very many people saw the river %s rise, and that it may rise again."}\n' "$number" "$number"
done >"$work/rows.jsonl"
run=("$bin" annotate "$work/rows.jsonl" --format csv --part-size 0.05)
"${run[@]}" -o "$work/whole/"
if "${run[@]}" -o "$work/small/t/" 2>"$work/errors"; then
    echo "the disk was large enough: nothing was tried"
    exit 1
fi
grep -q 'No space left' "$work/errors"
test ! -e "$work/small/t"
mount -o remount,size=20m "$work/small"
"${run[@]}" -o "$work/small/t/" --resume
diff -r "$work/whole" "$work/small/t"
echo "1 passed, 0 failed"
