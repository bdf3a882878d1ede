#!/usr/bin/env bash
# Makes docs/images/*.png from the demo of one day, so that they can be made again: docs/make_images.sh
# Needs chromium, tmux, imagemagick, pngquant and the fonts Inter and JetBrains Mono (Debian: fonts-inter,
# fonts-jetbrains-mono); CULTIVATE is the command to show, by default that of .venv.
set -euo pipefail
cd "$(dirname "$0")/.."
root="$PWD"
day=2026-11-24
cultivate="${CULTIVATE:-$root/.venv/bin/cultivate}"
python="$(dirname "$cultivate")/python"
work="$(mktemp -d)"
trap 'tmux -L "$(basename "$work")" kill-server 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT

export HOME="$work" LANG=C.UTF-8 CULTIVATE_TODAY="$day"
unset CULTIVATE_VAULT XDG_STATE_HOME XDG_CONFIG_HOME
"$cultivate" init --demo "$work/Practice" >/dev/null
cd "$work/Practice"
"$cultivate" agenda >/dev/null
who="$("$cultivate" due --json | "$python" -c 'import json, sys; print(json.load(sys.stdin)["due"][0]["name"])')"
words="glad I rang; lunch in December"

# The terminal: a real one, looked at by tmux.
screen() { tmux -L "$(basename "$work")" "$@"; }
screen new-session -d -x 116 -y 34 "PS1='\$ ' PATH='$(dirname "$cultivate"):$PATH' TERM=screen-256color bash --norc"
type_in() {
    screen send-keys -l "$1"
    screen send-keys Enter
    sleep 2
}
sleep 1
type_in "clear; PS1='\[\e[32m\]Practice \$\[\e[0m\] '; clear"
type_in "cultivate agenda"
type_in "cultivate show \"$who\""
type_in "cultivate log \"$who\" --via call --length 25m -m \"$words\""
screen capture-pane -p -e >"$work/terminal.txt"

# The same in the agenda, as it is ticked on a phone: it stands there as it was made before that log.
"$python" "$root/docs/picture.py" terminal "$work/terminal.txt" >"$work/terminal.html"
"$python" "$root/docs/picture.py" agenda "$work/Practice/Agenda/$day.md" "25m $words" >"$work/agenda.html"

mkdir -p "$root/docs/images"
shoot() {
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=2 \
        --user-data-dir="$work/chromium" --window-size="$2" --screenshot="$work/$1.png" "file://$work/$1.html" >/dev/null 2>&1
    # What is left over is the page's own colour; a margin of it stays.
    convert "$work/$1.png" -trim -bordercolor '#eceef2' -border 40 -resize 1440x "$work/$1-cut.png"
    pngquant --force --speed 1 --quality 60-95 64 --output "$root/docs/images/$1.png" "$work/$1-cut.png"
}
shoot terminal 1150,1200
shoot agenda 1000,1900
ls -l "$root/docs/images"
