#!/bin/sh
# Puts Docent into the home folder of whoever runs it, without root, or takes it away again:
#   ./install.sh             into ~/.local (or $PREFIX)
#   ./install.sh --remove    takes the program away; conversations, settings and models stay
set -eu

prefix=${PREFIX:-"$HOME/.local"}
program="$prefix/opt/docent"
here=$(cd "$(dirname "$0")" && pwd)

# Every file under share/ that this release brings, as a path below share/.
shared_files() {
    (cd "$1" && find . -type f | sed 's|^\./||')
}

remove() {
    if [ -f "$program/shared-files" ]; then
        while IFS= read -r file; do
            rm -f "$prefix/share/$file"
        done <"$program/shared-files"
    fi
    if [ "$(readlink "$prefix/bin/docent" 2>/dev/null || true)" = "$program/docent" ]; then
        rm -f "$prefix/bin/docent"
    fi
    rm -rf "$program"
}

refresh() {
    # a desktop that has none of these reads the folders itself
    update-desktop-database "$prefix/share/applications" 2>/dev/null || true
    update-mime-database "$prefix/share/mime" 2>/dev/null || true
    gtk-update-icon-cache -q -t -f "$prefix/share/icons/hicolor" 2>/dev/null || true
}

case "${1-}" in
--remove)
    remove
    refresh
    echo "Docent is removed. Conversations, settings and models stay in ~/.local/share/docent, ~/.config/docent" \
         "and ~/.cache/docent; delete these folders to remove them."
    exit 0
    ;;
'') ;;
*)
    echo "usage: $0 [--remove]" >&2
    exit 2
    ;;
esac

if [ ! -x "$here/docent/docent" ]; then
    echo "The folder docent/ is not beside this script: unpack the whole archive first." >&2
    exit 1
fi
needed_kb=$(du -sk "$here/docent" | cut -f1)
mkdir -p "$prefix/opt" "$prefix/bin" "$prefix/share"
free_kb=$(df -Pk "$prefix" | awk 'NR == 2 { print $4 }')
if [ "$free_kb" -lt "$needed_kb" ]; then
    echo "Not enough room in $prefix: $((needed_kb / 1024)) MB are needed, $((free_kb / 1024)) MB are free." >&2
    exit 1
fi

# Copied beside the old one first, so that a copy that fails leaves that one as it was.
fresh="$program.new"
trap 'rm -rf "$fresh"' EXIT
rm -rf "$fresh"
cp -a "$here/docent" "$fresh"
shared_files "$here/share" >"$fresh/shared-files"
remove
mv "$fresh" "$program"
# Quoted only where it has to be: xdg-open, where there is no desktop around it, does not know quotes.
case "$program" in
*[!A-Za-z0-9/._+-]*) quoted="\"$program/docent\"" ;;
*) quoted="$program/docent" ;;
esac
shared_files "$here/share" | while IFS= read -r file; do
    mkdir -p "$prefix/share/$(dirname "$file")"
    case "$file" in
    *.desktop)
        sed "s|\"@PROGRAM@\"|$quoted|g; s|@PROGRAM@|$program/docent|g" "$here/share/$file" >"$prefix/share/$file"
        ;;
    *) cp "$here/share/$file" "$prefix/share/$file" ;;
    esac
done
ln -sf "$program/docent" "$prefix/bin/docent"
refresh

# with the bundle's own libraries where the program looks for them
missing=$(find "$program" -name '*.so*' -type f -path '*platforms*' -exec env "LD_LIBRARY_PATH=$program/_internal" ldd {} \; 2>/dev/null |
    awk '/not found/ { print $1 }' | sort -u | tr '\n' ' ')
if [ -n "$missing" ]; then
    echo "The system lacks libraries that the window needs: $missing"
fi
for pack in "$here"/*.docentmodel "$here"/../*.docentmodel; do
    if [ -f "$pack" ]; then
        echo "A model lies beside the installer. To install it, too: $prefix/bin/docent models import \"$pack\""
    fi
done
echo "Docent is in $program; start it from the menu, or with $prefix/bin/docent"
