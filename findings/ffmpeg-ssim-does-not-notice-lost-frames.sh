#!/usr/bin/env bash
# FFmpeg's ssim filter (8.1.2, org.bytedeco:ffmpeg:8.1.2-1.5.14) does not notice lost frames, and its result depends
# on the order of its inputs: with the encode first, an encode that lost every second frame scores better than a
# whole one of the same quality setting, since each frame of the first input is compared with the latest of the
# second. So: original first, and count the frames apart.
#
# Seen, SSIM All: encode first: half 0.9756 > whole 0.9741; original first: half 0.9402 < whole 0.9741
# (the figures may differ in the last digits; their order is what is checked)
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
ssim() { 8.1.2-1.5.14/ffmpeg -nostdin -v info -i "$1" -i "$2" -lavfi ssim -f null - 2>&1 | sed -n 's/.*All:\([0-9.]*\).*/\1/p'; }
ff -f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p original.mp4
ff -i original.mp4 -c:v libx264 -crf 30 whole.mp4
ff -i original.mp4 -vf 'select=not(mod(n\,2))' -fps_mode passthrough -c:v libx264 -crf 30 half.mp4
echo "encode first: half $(ssim half.mp4 original.mp4), whole $(ssim whole.mp4 original.mp4)"
echo "original first: half $(ssim original.mp4 half.mp4), whole $(ssim original.mp4 whole.mp4)"
awk -v a="$(ssim half.mp4 original.mp4)" -v b="$(ssim whole.mp4 original.mp4)" \
  -v c="$(ssim original.mp4 half.mp4)" -v d="$(ssim original.mp4 whole.mp4)" 'BEGIN { exit !(a > b && c < d) }'
