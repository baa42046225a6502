#!/bin/sh
# Builds the AppImage from the tarball in dist/: sh installers/linux/appimage/build.sh
# What comes out: dist/docent-VERSION-linux-x86_64.AppImage. Run by the release workflow.
#
# Two programs are needed, both of the AppImage project and neither kept in this repository:
#   appimagetool    packs the folder        https://github.com/AppImage/appimagetool/releases
#   type2-runtime   starts the image        https://github.com/AppImage/type2-runtime/releases
# The runtime is the static one: it needs no libfuse2, which today's distributions have not. It is named below and
# handed over, since appimagetool would fetch the newest of the day. Both are downloaded once into
# build/appimage/ and used only where their SHA-256 is the one below; APPIMAGETOOL and APPIMAGE_RUNTIME name
# copies that are here already, which are checked in the same way. Somebody who changes a version compares the new
# sum with the one on the release's page.
set -eu

TOOL_VERSION=1.9.1
TOOL_SHA256=ed4ce84f0d9caff66f50bcca6ff6f35aae54ce8135408b3fa33abfc3cb384eb0
RUNTIME_VERSION=20251108
RUNTIME_SHA256=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d

cd "$(dirname "$0")/../../.."
told() { python3 -m installers.metadata "$1"; }
id=$(told APP_ID)
name=$(told PACKAGE)-$(told VERSION)
tarball=dist/$name-linux-x86_64.tar.zst
work=build/appimage
folder=$work/Docent.AppDir
say() { echo "appimage: $*" >&2; }
[ -f "$tarball" ] || { say "there is no $tarball: python3 dev.py package comes first"; exit 1; }
mkdir -p "$work"

# fetch FILE URL SHA256: downloads what is not there; ends the script where the sum is another one
fetch() {
    [ -f "$1" ] || { say "downloading $2"; curl --fail --silent --show-error --location --output "$1" "$2"; }
    echo "$3  $1" | sha256sum --check --quiet || { say "$1 is not what is expected"; exit 1; }
}
tool=${APPIMAGETOOL:-$work/appimagetool-$TOOL_VERSION}
runtime=${APPIMAGE_RUNTIME:-$work/runtime-$RUNTIME_VERSION}
fetch "$tool" "https://github.com/AppImage/appimagetool/releases/download/$TOOL_VERSION/appimagetool-x86_64.AppImage" \
    "$TOOL_SHA256"
fetch "$runtime" "https://github.com/AppImage/type2-runtime/releases/download/$RUNTIME_VERSION/runtime-x86_64" \
    "$RUNTIME_SHA256"

rm -rf "$folder" "$work/unpacked"
mkdir -p "$folder/usr/lib" "$work/unpacked"
tar --zstd -xf "$tarball" -C "$work/unpacked" --strip-components=1
mv "$work/unpacked/docent" "$folder/usr/lib/docent"
mv "$work/unpacked/share" "$folder/usr/share"
rm -rf "$work/unpacked"
# desktops want a command in the entry, and the image's own tools want entry and icon at its top
sed -i 's|@PROGRAM@|docent|g' "$folder/usr/share/applications/$id.desktop"
cp "$folder/usr/share/applications/$id.desktop" "$folder/$id.desktop"
cp "$folder/usr/share/icons/hicolor/256x256/apps/$id.png" "$folder/$id.png"
ln -s "$id.png" "$folder/.DirIcon"
cp installers/linux/appimage/AppRun "$folder/AppRun"
chmod 755 "$folder/AppRun"

chmod +x "$tool"
image=dist/$name-linux-x86_64.AppImage
rm -f "$image"
# The tool is an AppImage, too; unpacking itself it needs no FUSE. Its own look at the metainfo wants a network:
# the tests look at it without.
ARCH=x86_64 APPIMAGE_EXTRACT_AND_RUN=1 "$tool" --no-appstream --runtime-file "$runtime" --comp zstd \
    "$folder" "$image"
rm -rf "$folder"
say "made $image"
