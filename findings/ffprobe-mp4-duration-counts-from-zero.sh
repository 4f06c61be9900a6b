#!/usr/bin/env bash
# ffprobe up to FFmpeg 5.1 counts the duration of an MP4 whose streams all begin late from zero, that of each stream from its start.
#
# Seen with Debian's FFmpeg 5.1.9: four seconds that begin at five give start_time=4.978, duration=9.000 for the file and 4.0 for its streams.
# FFmpeg 8.1.2 says 4.022 for the file. Expected: 4.022.
# Exits with 1 if ffprobe behaves otherwise.
set -euo pipefail
ffmpeg -version | head -1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ffmpeg -v error -nostdin -f lavfi -i testsrc2=s=160x120:r=25:d=4 -f lavfi -i sine=r=48000:d=4 -c:v libx264 -c:a aac -output_ts_offset 5 "$folder/late.mp4"
ffprobe -v error -show_entries format=start_time,duration:stream=codec_type,start_time,duration -of compact "$folder/late.mp4"
[[ $(ffprobe -v error -show_entries format=duration -of csv=p=0 "$folder/late.mp4") == 9.0* ]]
