#!/usr/bin/env bash
# ffprobe reports the length of a whole Matroska file as the duration of a video stream that ends earlier,
# beside the DURATION tag of the stream, which is right.
#
# Seen with Debian's FFmpeg 5.1.9 and with 8.1.2, on a file that FFmpeg wrote itself: four pictures, the last at 14.1 s, and 20 s of audio.
#   video stream: duration=20.0xx, TAG:DURATION=00:00:14.2xx; its last packet begins at 14.1 s
#   audio stream: duration=N/A,    TAG:DURATION=00:00:20.0xx
# Expected: N/A as for the audio stream, or what the tag says.
# Exits with 1 if ffprobe behaves otherwise.
set -euo pipefail
ffmpeg -version | head -1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ffmpeg -v error -nostdin -f lavfi -i "testsrc2=s=160x120:r=1:d=4,settb=1/1000,setpts='if(eq(N,0),0,if(eq(N,1),3700,if(eq(N,2),9200,14100)))'" \
  -f lavfi -i sine=d=20 -fps_mode passthrough -enc_time_base:v 1/1000 -c:v libx264 -c:a aac "$folder/slides.mkv"
ffprobe -v error -show_entries stream=codec_type,duration:stream_tags=DURATION -of compact "$folder/slides.mkv"
said=$(ffprobe -v error -select_streams v:0 -show_entries stream=duration -of csv=p=0 "$folder/slides.mkv")
last=$(ffprobe -v error -select_streams v:0 -show_entries packet=pts_time -of csv=p=0 "$folder/slides.mkv" | cut -d, -f1 | sort -g | tail -1)
echo "said $said, last packet at $last"
[[ $said == 20.* && $last == 14.* ]]
