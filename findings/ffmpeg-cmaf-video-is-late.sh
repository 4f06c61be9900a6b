#!/usr/bin/env bash
# FFmpeg reads a fragmented MP4 file that it has written with +cmaf, or with +negative_cts_offsets, later than it plays.
#
# Version: ffmpeg 5.1.9 (Debian 12).
# Seen: with negative composition offsets (ISO/IEC 14496-12, 8.8.8, trun of version 1) the first frame is decoded and shown
# at 0, as CMAF wants it. The file says so: its trun begins with a composition offset of 0. ffprobe says 0.040000 for the
# same frame, by as much as B-frames are decoded ahead, and nothing in the file says it. Beside audio in a file of its own
# the video is late by 40 ms in all that reads with FFmpeg. Without the flag ffprobe says 0.000000, by an edit list.
set -euo pipefail
command -v ffmpeg > /dev/null || { echo "needs Debian's ffmpeg"; exit 77; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

make() {
  ffmpeg -nostdin -v error -f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v libx264 -bf 2 -movflags "$1" -f mp4 "$2"
}
first() {
  ffprobe -v error -select_streams v -show_entries packet=pts_time -of csv=p=0 "$1" | head -1 | tr -d ,
}

make +frag_keyframe+delay_moov "$dir/plain.mp4"
make +frag_keyframe+delay_moov+negative_cts_offsets "$dir/negative.mp4"

ffmpeg -version | head -1
echo "first frame, with an edit list: $(first "$dir/plain.mp4"), with negative offsets: $(first "$dir/negative.mp4")"
[ "$(first "$dir/plain.mp4")" = 0.000000 ]
[ "$(first "$dir/negative.mp4")" = 0.040000 ]
