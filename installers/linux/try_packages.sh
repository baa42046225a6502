#!/bin/bash
# Tries the .deb and the tarball as a person would, in a fresh Debian with no Python and no network: started by
# a file's type, asked, a region captured, quit, removed. Run by hand, as root, before a release; needs
# debootstrap and the network for Debian's own packages:
#   installers/linux/try_packages.sh FOLDER     FOLDER takes the system (about 1 GB) and the screenshots
# Ends with the first thing that is not as it should be. The screenshots are for a person to look at.
set -euo pipefail

folder=$(realpath -m "${1:?usage: try_packages.sh FOLDER}")
suite=${SUITE:-stable}
here=$(cd "$(dirname "$0")/../.." && pwd)
root=$folder/$suite
shots=$folder/screenshots
deb=$(ls "$here"/dist/docent_*_amd64.deb)
tarball=$(ls "$here"/dist/docent-*-linux-x86_64.tar.zst)

say() { echo "try_packages: $*" >&2; }
inside() { chroot "$root" "$@"; }
cut_off() { unshare --net chroot "$root" "$@"; }
as_person() { cut_off su - eva -c "$*"; }

prepare() {
    if [ ! -e "$root/usr/bin/xdotool" ]; then
        say "making a Debian $suite"
        debootstrap --variant=minbase --include=dbus,file,icewm,imagemagick,procps,xdg-utils,xdotool,xvfb,zstd \
            "$suite" "$root" http://deb.debian.org/debian >"$folder/debootstrap.log"
        inside useradd --create-home --shell /bin/bash eva
    fi
    for place in proc dev/shm tmp; do
        mountpoint -q "$root/$place" || mount -t "$([ $place = proc ] && echo proc || echo tmpfs)" none "$root/$place"
    done
    chmod 1777 "$root/dev/shm" "$root/tmp"
    for device in null zero full random urandom; do
        [ -c "$root/dev/$device" ] || cp -a "/dev/$device" "$root/dev/"
    done
    if inside sh -c 'command -v python3'; then
        say "there is a Python in $root: it would prove nothing"
        exit 1
    fi
    mkdir -p "$shots"
    inside mkdir -p /trial
    cp "$here"/resources/sample_documents/{invoice.pdf,label.png} "$root/trial/"
    chmod -R a+rX "$root/trial"
}

# What a person does, on a screen of its own; $1 names the screenshots. Runs inside, without the network.
session() {
    cat >"$root/trial/session.sh" <<'INSIDE'
#!/bin/bash
set -euo pipefail
name=$1
export DISPLAY=:7 PATH="$HOME/.local/bin:$PATH"
fail() { import -window root "/tmp/$name-failed.png"; echo "session: $*" >&2; exit 1; }
wait_for() {
    local seconds=$1; shift
    for _ in $(seq "$((seconds * 4))"); do "$@" >/dev/null 2>&1 && return; sleep 0.25; done
    fail "not after $seconds seconds: $*"
}
shot() { import -window root "/tmp/$name-$1.png"; }
answered() { grep -rqs -- "934.20" "$HOME/.local/share/docent"; }
gone() { ! pgrep -u "$(id -u)" -x docent >/dev/null; }

trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
rm -rf /tmp/.X7-lock /tmp/.X11-unix
Xvfb :7 -screen 0 1280x860x24 >/dev/null 2>&1 &
wait_for 20 xdotool getmouselocation
icewm >/dev/null 2>&1 &
display -geometry +200+300 /trial/label.png &  # what is captured: Docent's window hides itself for it
cp /trial/invoice.pdf "$HOME/invoice.pdf"
[ "$(xdg-mime query filetype "$HOME/invoice.pdf")" = application/pdf ] || fail "no MIME type"
# The only program for its type, so that opening the file goes by the desktop entry.
xdg-open "$HOME/invoice.pdf" >"/tmp/$name.log" 2>&1 &
wait_for 60 xdotool search --onlyvisible --name invoice
xdotool search --onlyvisible --name invoice windowactivate --sync
sleep 6
shot 1-opened
xdotool type --delay 30 "What is the total?"
xdotool key Return
wait_for 90 answered
sleep 2
shot 2-answered
xdotool key ctrl+shift+a
sleep 3
xdotool mousemove 200 300 mousedown 1 mousemove 350 400 mousemove 520 460 mouseup 1
sleep 4
shot 3-captured
xdotool key ctrl+q
sleep 2
gone || { shot 4-quitting; xdotool key Return; }  # it asks about the picture that is not saved
wait_for 20 gone
echo "session: $name is well"
INSIDE
    chmod 755 "$root/trial/session.sh"
    as_person "/trial/session.sh $1" || { cp "$root"/tmp/"$1"* "$shots"/; exit 1; }
    cp "$root"/tmp/"$1"-*.png "$shots"/
}

try_deb() {
    cp "$deb" "$root/trial/docent.deb"
    inside apt-get update -qq
    inside apt-get install --yes -qq --no-install-recommends /trial/docent.deb >"$folder/apt.log"
    say "installed: $(inside du -sm /opt/docent | cut -f1) MB"
    session deb
    inside apt-get purge --yes -qq docent | grep "stay in ~/.local/share/docent"
    for left in /opt/docent /usr/bin/docent /usr/share/applications/io.github.docent_desktop.Docent.desktop; do
        [ ! -e "$root$left" ] || { say "$left is left"; exit 1; }
    done
    [ -d "$root/home/eva/.local/share/docent" ] || { say "the person's data is gone"; exit 1; }
    rm -rf "$root/home/eva/.local" "$root/home/eva/.config" "$root/home/eva/.cache"
    inside apt-get autoremove --yes -qq --purge >/dev/null || true
}

try_tarball() {
    # the libraries of every desktop, which a tarball cannot bring in
    mapfile -t needed < <(dpkg-deb --field "$deb" Depends | tr ',' '\n' | sed 's/^ *//; s/[ (|].*//')
    inside apt-get install --yes -qq --no-install-recommends "${needed[@]}" desktop-file-utils >>"$folder/apt.log"
    cp "$tarball" "$root/trial/docent.tar.zst"
    as_person "tar --zstd -xf /trial/docent.tar.zst && ./docent-*/install.sh"
    session tarball
    as_person "./docent-*/install.sh --remove"
    if inside find /home/eva/.local/opt /home/eva/.local/bin /home/eva/.local/share/applications \
        -name '*docent*' 2>/dev/null | grep .; then
        say "something is left"
        exit 1
    fi
    [ -d "$root/home/eva/.local/share/docent" ] || { say "the person's data is gone"; exit 1; }
}

mkdir -p "$folder"
prepare
try_deb
try_tarball
say "all is well; look at $shots"
