#!/bin/bash
# Signs Docent.app, has Apple notarise it, and puts it on a disk image. Called by installers/build.py on macOS:
#   bash installers/macos/build_dmg.sh dist/Docent.app
# What comes out: dist/docent-VERSION-macos-arm64.dmg. Each step that lacks its secret is left out, and says so:
#   MACOS_IDENTITY      a "Developer ID Application: ..." of the keychain; without it the signature is ad hoc
#   NOTARY_KEY_FILE     an App Store Connect API key (.p8), with NOTARY_KEY_ID and NOTARY_ISSUER
# Plain bash 3.2, which is what macOS has.
set -euo pipefail

cd "$(dirname "$0")/../.."
app=${1:-dist/Docent.app}
python=.venv/bin/python # that of macOS itself is too old to read pyproject.toml
[ -x "$python" ] || python=python3
told() { "$python" -m installers.metadata "$1"; }
version=$(told VERSION)
name=$(told NAME)
image="dist/$(told PACKAGE)-$version-macos-arm64.dmg"
entitlements=installers/macos/entitlements.plist
say() { echo "dmg: $*" >&2; }

[ -d "$app" ] || { say "there is no $app"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

identity=${MACOS_IDENTITY:-}
if [ -n "$identity" ]; then
    say "signing as $identity"
    options=(--force --timestamp --options runtime --sign "$identity")
else
    say "MACOS_IDENTITY is not set: the signature is ad hoc; macOS warns before it opens the program"
    options=(--force --sign -)
fi

# Inside out: a signature seals what lies in it, so a library is signed before what holds it. Links are not
# followed; the deepest come first.
find "$app/Contents" -type f -print0 | xargs -0 file --no-pad --separator '|' | sed -n 's/| *Mach-O.*//p' |
    sed 's/ (for architecture .*$//' | sort -u | awk -F/ '{ print NF "\t" $0 }' | sort -rn | cut -f2- > "$work/programs"
say "$(wc -l < "$work/programs" | tr -d ' ') libraries and programs"
while IFS= read -r program; do
    [ "$program" = "$app/Contents/MacOS/docent" ] && continue # signed with the bundle, below
    codesign "${options[@]}" "$program"
done < "$work/programs"
find "$app/Contents" -type d -name '*.framework' | awk -F/ '{ print NF "\t" $0 }' | sort -rn | cut -f2- |
    while IFS= read -r framework; do codesign "${options[@]}" "$framework"; done
if [ -n "$identity" ]; then
    codesign "${options[@]}" --entitlements "$entitlements" "$app"
else
    codesign "${options[@]}" "$app"
fi
codesign --verify --deep --strict --verbose=1 "$app"

can_notarise() { [ -n "$identity" ] && [ -n "${NOTARY_KEY_FILE:-}" ]; }
notarise() {
    xcrun notarytool submit "$1" --key "$NOTARY_KEY_FILE" --key-id "$NOTARY_KEY_ID" --issuer "$NOTARY_ISSUER" \
        --wait --timeout 45m
}

# The app has its ticket stapled before it goes onto the image: a copy of it opens without a network, too.
if can_notarise; then
    say "notarising the app"
    ditto -c -k --keepParent "$app" "$work/app.zip"
    notarise "$work/app.zip"
    xcrun stapler staple "$app"
else
    say "no identity, or NOTARY_KEY_FILE is not set: nothing is notarised"
fi

say "making $image"
mkdir "$work/image"
ditto "$app" "$work/image/$name.app" # keeps links, which cp -r does not
ln -s /Applications "$work/image/Applications"
rm -f "$image"
hdiutil create -quiet -volname "$name $version" -srcfolder "$work/image" -fs HFS+ -format ULFO -ov "$image"

if [ -n "$identity" ]; then
    codesign --force --timestamp --sign "$identity" "$image"
fi
if can_notarise; then
    say "notarising the image"
    notarise "$image"
    xcrun stapler staple "$image"
    spctl --assess --type open --context context:primary-signature "$image"
fi
hdiutil verify -quiet "$image"
say "made $image"
