#!/usr/bin/env bash
# A real editor against `parallax lsp`: Neovim, with the configuration that docs/review.md
# prints for its version. PARALLAX_BIN names the program, NVIM another Neovim.
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD
nvim=${NVIM:-nvim}
PATH=$(dirname "$(realpath "${PARALLAX_BIN:-target/debug/parallax}")"):$PATH

desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
export HOME=$desk XDG_CONFIG_HOME=$desk/none XDG_STATE_HOME=$desk/state XDG_DATA_HOME=$desk/data

# The fenced blocks of Lua: the first one for 0.11 and later, the second one for older ones.
block() {
    awk -v wanted="$1" '/^```lua$/ { n++; inside = n == wanted; next }
        /^```$/ { inside = 0 } inside' docs/review.md
}
if "$nvim" --headless -u NONE -c 'if has("nvim-0.11") | quit! | endif' -c 'cquit!' </dev/null; then
    block 1 >"$desk/init.lua"
else
    block 2 >"$desk/init.lua"
fi
[ -s "$desk/init.lua" ]

cat >"$desk/desk.toml" <<'TOML'
[house]
id = "desk"
[[rule]]
id = "adviser"
prefer = "adviser"
avoid = ["advisor"]
reason = "One spelling for all desks."
TOML
echo 'house = ["desk.toml"]' >"$desk/parallax.toml"
printf '# The river\n\n🙂 – The talks went on, the advisor said.\n' >"$desk/draft.md"

cd "$desk"
timeout 120 "$nvim" --headless -u init.lua -c "luafile $here/tests/editor/neovim.lua" draft.md </dev/null
