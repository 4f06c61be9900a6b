#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) turns an animated AVIF into a video of a single frame: the file
# has the primary item and the sequence as two video streams, and the choice by default falls on the still one.
# With -map 0:v:1 all frames come. Exit status 0, no warning.
#
# Seen, frames of the output of a sequence of 10: by default 1, with -map 0:v:1 10
# Needs bash, Maven, a JDK and unzip.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg 8.1.2-1.5.14/ffprobe
ff() { 8.1.2-1.5.14/ffmpeg -nostdin -v error -y "$@"; }
frames() { 8.1.2-1.5.14/ffprobe -v error -count_packets -select_streams v:0 -show_entries stream=nb_read_packets -of csv=p=0 "$1"; }
ff -f lavfi -i testsrc2=s=320x180:r=10:d=1 -c:v libsvtav1 -preset 12 animated.avif 2>/dev/null ||
  ff -f lavfi -i testsrc2=s=320x180:r=10:d=1 -c:v libaom-av1 -cpu-used 8 animated.avif
ff -i animated.avif default.mp4
ff -i animated.avif -map 0:v:1 mapped.mp4
echo "by default $(frames default.mp4), with -map 0:v:1 $(frames mapped.mp4)"
[ "$(frames default.mp4)" = 1 ] && [ "$(frames mapped.mp4)" = 10 ]
