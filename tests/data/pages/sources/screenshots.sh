#!/bin/bash
# Takes the pictures of real programs on a virtual screen: `screenshots.sh OUTPUT_FOLDER`, as root.
# Needs xvfb openbox xdotool x11-utils x11-xserver-utils imagemagick zenity yad mousepad xterm dbus; a home folder /home/ada is made.
export HOME=/home/ada; mkdir -p $HOME/Documents; chown -R nobody $HOME; cd $HOME
export DISPLAY=:88; Xvfb :88 -screen 0 1280x800x24 >/dev/null 2>&1 & X=$!; sleep 1.5
openbox >/dev/null 2>&1 & O=$!; sleep 1; xsetroot -solid '#3b5166'
OUT=$1
U="setpriv --reuid 65534 --regid 65534 --clear-groups"
shot(){ sleep 2.5; w=$(xdotool search --onlyvisible --name "$2" | tail -1); g=$(xwininfo -id $w -frame | awk '/-geometry/{print $2}'); x=$(xwininfo -id $w -frame | awk '/Absolute upper-left X/{print $4}'); y=$(xwininfo -id $w -frame | awk '/Absolute upper-left Y/{print $4}'); W=$(xwininfo -id $w -frame | awk '/Width/{print $2}'); H=$(xwininfo -id $w -frame | awk '/Height/{print $2}'); import -window root -crop ${W}x${H}+$x+$y +repage $OUT/$1.png; identify $OUT/$1.png; }
$U zenity --error --title="Save failed" --text="The file could not be saved because the disk is full." --width=420 & P=$!; shot error_dialog "Save failed"; kill $P
$U yad --image=dialog-question --title="Unsaved changes" --text="Save the changes to “Garden plan 2025” before closing?" --button="Discard:1" --button="Cancel:2" --button="Save:0" --width=440 & P=$!; shot question_dialog "Unsaved changes"; kill $P
mkdir -p Papers; cd Papers; mk(){ head -c $2 /dev/zero > "$1"; touch -d "$3" "$1"; }
mk "Budget 2025.ods" 18432 "2025-01-14 09:12"; mk "Cover letter.odt" 24210 "2025-03-02 16:40"; mk "Harbour at dusk.jpg" 2412544 "2024-08-21 20:05"; mk "Minutes March.pdf" 90112 "2025-03-19 22:31"; mk "Song list.txt" 731 "2025-02-08 11:00"; cd ..; chown -R nobody Papers
$U zenity --file-selection --title="Open a document" --filename=/home/ada/Papers/ & P=$!; sleep 2; w=$(xdotool search --onlyvisible --name "Open a document"|tail -1); xdotool windowsize $w 720 420; shot file_dialog "Open a document"; kill $P
printf 'Shopping for Saturday\n\n2 bags of charcoal\n1 jar of mustard\n12 bread rolls\n6 corn cobs\nlemonade, three bottles\n' > Shopping.txt; chown nobody Shopping.txt
$U dbus-run-session mousepad Shopping.txt >/dev/null 2>&1 & P=$!; sleep 3; w=$(xdotool search --onlyvisible --name Shopping | tail -1); xdotool windowsize $w 560 360; shot text_editor "Shopping"
xdotool windowactivate $w key alt+f; sleep 1.5; xdotool windowsize $w 560 420; sleep 1; w0=$w; shot menu Shopping; xdotool windowactivate $w key Escape key ctrl+q; sleep 1; kill $P 2>/dev/null
xterm -geometry 78x12 -fa 'DejaVu Sans Mono' -fs 11 -bg '#1d1f21' -fg '#d8dee9' -T backup -e bash --norc --noprofile -c "printf '\$ ls\nletters  photos  taxes\n\$ cp -r photos /mnt/stick\ncp: cannot create directory %s: Read-only file system\n\$ df -h /mnt/stick\nFilesystem      Size  Used Avail Use%% Mounted on\n/dev/sdb1        29G   11G   18G  38%% /mnt/stick\n\$ ' \"'/mnt/stick/photos'\"; sleep 20" & P=$!; shot terminal backup; kill $P
kill $O; kill $X
