#!/usr/bin/env bash
# ffprobe ends with 0 and says 0 × 0 of a PNG that has more pixels than -max_pixels lets through.
#
# Seen with Debian's FFmpeg 5.1.9 and with 8.1.2: standard error has "exceeds specified max pixel count", standard output
# png,0,0, and the exit status is 0. Expected: another status, or the size, which is at the beginning of the file.
# So whether a picture can be read has to be seen from its size, not from the status.
# Exits with 1 if ffprobe behaves otherwise.
set -euo pipefail
ffmpeg -version | head -1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ffmpeg -v error -nostdin -f lavfi -i color=red:s=400x300 -frames:v 1 "$folder/picture.png"
said=$(ffprobe -v quiet -max_pixels 1000 -show_entries stream=codec_name,width,height -of csv=p=0 "$folder/picture.png")
echo "$said"
[ "$said" = png,0,0 ]
