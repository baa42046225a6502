#!/bin/sh
# Makes the photographs and scans from printed pages: `photograph.sh FOLDER_WITH_PDFS OUTPUT_FOLDER`.
# Needs pdftoppm (poppler-utils) and ImageMagick 6. The seed keeps the noise the same each time.
set -e
page() { pdftoppm -r "$2" -png -singlefile "$in/$1.pdf" "$work/$1"; }
in=$1 out=$2 work=$(mktemp -d)

# A receipt on a wooden table, hand-held: perspective, a shadow from the left, slight blur, noise.
page receipt 150
convert "$work/receipt.png" -bordercolor '#6b4a2e' -border 45x45 -background '#6b4a2e' -virtual-pixel background \
  -distort Perspective '0,0 9,4  563,0 552,12  0,715 2,706  563,715 561,712' -rotate -0.9 \
  \( -size 715x563 gradient:'#8f8a80'-'#fffdf6' -rotate 90 -resize 575x725\! \) -compose Multiply -composite \
  -blur 0x0.7 -seed 11 -attenuate 0.25 +noise Gaussian -quality 68 "$out/receipt_photo.jpg"

# The label of a medicine box under a yellowish lamp.
page medicine_label 170
convert "$work/medicine_label.png" -bordercolor '#d9d2c0' -border 30x30 -virtual-pixel edge \
  -distort Perspective '0,0 6,0  764,0 758,9  0,461 0,452  764,461 764,461' \
  \( -size 764x461 radial-gradient:'#fff6dc'-'#b9a67c' \) -compose Multiply -composite \
  -blur 0x0.8 -seed 12 -attenuate 0.2 +noise Gaussian -quality 72 "$out/medicine_photo.jpg"

# A business card on a dark desk, turned a little.
page business_card 200
convert "$work/business_card.png" -bordercolor '#2b2b30' -border 40x40 -background '#2b2b30' -rotate 1.4 \
  -blur 0x0.9 -modulate 88 -seed 13 -attenuate 0.3 +noise Gaussian -quality 65 "$out/business_card_photo.jpg"

# A letter with a signature from an office scanner: whole page, not quite straight, grey.
page signed_letter 120
convert "$work/signed_letter.png" -background '#f4f3ef' -rotate 0.7 -gravity center -extent 992x1403 \
  -fill '#f0eee6' -tint 8 -blur 0x0.5 -seed 14 -attenuate 0.12 +noise Gaussian -quality 60 "$out/signed_letter_scan.jpg"

# A customs form with a stamp, photographed with the shadow of a hand in the lower right.
page customs_form 140
convert "$work/customs_form.png" -virtual-pixel edge -rotate -1.2 +repage \
  \( -size 1180x840 xc:white -fill '#8d8d92' -draw 'ellipse 1080,860 520,330 0,360' -blur 0x90 \) \
  -gravity center -compose Multiply -composite -blur 0x0.6 -seed 15 -attenuate 0.2 +noise Gaussian \
  -quality 66 "$out/customs_form_photo.jpg"

# A faded fax: few dots to the inch, black and white, weak toner.
page fax 110
convert "$work/fax.png" -rotate 0.4 -gravity center -extent 910x1287 -blur 0x0.4 -seed 16 -attenuate 0.6 \
  +noise Gaussian -colorspace Gray -threshold 68% -fill '#7d7d7d' -opaque black -blur 0x0.5 -quality 60 "$out/fax_scan.jpg"
rm -r "$work"
