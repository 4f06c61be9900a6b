#!/usr/bin/env bash
# FFmpeg's QuickTime muxer drops the language of a stream unless it is spelled as in an old table of Macintosh codes,
# and takes neither of the two spellings of ISO 639-2 throughout: German must be "ger", French "fra". MP4 keeps all.
#
# Seen with FFmpeg 5.1.9 (Debian 12) and 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14), alike:
#   language  mov   mp4
#   deu       none  deu
#   ger       ger   ger
#   swe       none  swe
#   fra       fra   fra
#   nld       none  nld
# No warning is logged, and the exit status is 0. So a program that says languages anew must know which muxer it writes.
# Exits non-zero if that changes. Needs ffmpeg (5.1 or later).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

language() { # muxer, language
  ffmpeg -v error -y -f lavfi -i sine=duration=0.2 -c:a aac -metadata:s:a:0 language="$2" -f "$1" out
  ffprobe -v error -show_entries stream_tags=language -of default=nk=1:nw=1 out | grep . || echo none
}

seen=""
for code in deu ger swe fra nld; do
  seen+="$code $(language mov $code) $(language mp4 $code)"$'\n'
done
printf '%s' "$seen"
[ "$seen" = "deu none deu
ger ger ger
swe none swe
fra fra fra
nld none nld
" ]
