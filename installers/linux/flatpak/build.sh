#!/bin/sh
# Builds the Flatpak from the tarball in dist/: sh installers/linux/flatpak/build.sh
# Needs flatpak and flatpak-builder, and a network for the runtime, which comes from Flathub. What comes out:
# dist/docent-VERSION-linux-x86_64.flatpak. Run by the release workflow.
set -eu

cd "$(dirname "$0")/../../.."
told() { python3 -m installers.metadata "$1"; }
id=$(told APP_ID)
name=$(told PACKAGE)-$(told VERSION)
tarball=dist/$name-linux-x86_64.tar.zst
work=build/flatpak
[ -f "$tarball" ] || { echo "flatpak: there is no $tarball: python3 dev.py package comes first" >&2; exit 1; }

rm -rf "$work/unpacked" "$work/tree"
mkdir -p "$work/unpacked"
tar --zstd -xf "$tarball" -C "$work/unpacked" --strip-components=1
flatpak remote-add --user --if-not-exists flathub https://flathub.org/repo/flathub.flatpakrepo
flatpak-builder --user --force-clean --disable-rofiles-fuse --install-deps-from=flathub \
    --state-dir="$work/state" --repo="$work/repo" "$work/tree" "installers/linux/flatpak/$id.yml"
flatpak build-bundle "$work/repo" "dist/$name-linux-x86_64.flatpak" "$id" \
    --runtime-repo=https://flathub.org/repo/flathub.flatpakrepo
echo "flatpak: made dist/$name-linux-x86_64.flatpak" >&2
