#!/usr/bin/env bash
# Matroska's PixelCropTop and PixelCropBottom say which rows of the coded frame are shown (RFC 9559, 5.1.4.1.28).
# FFmpeg 5.1.2 (org.bytedeco:ffmpeg:5.1.2-1.5.8) reads past them: ffprobe reports no crop and ffmpeg keeps the bars.
# 8.1.2 crops when it decodes; its ffprobe still reports the coded height, and the crop as side data. So the same
# command makes files of two heights, and whoever scales by ffprobe's height changes the shape with 8.1.2.
#
# Seen: height by ffprobe and of the decoded frames: 5.1.2: 576 576, 8.1.2: 576 432
# Needs bash, Maven, a JDK, unzip and mkvmerge (Debian: mkvtoolnix).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
for version in 5.1.2-1.5.8 8.1.2-1.5.14; do
  mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:$version:jar:linux-x86_64-gpl -DoutputDirectory=jars
  mkdir -p $version
  unzip -qoj jars/ffmpeg-$version-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d $version
  chmod +x $version/ffmpeg $version/ffprobe
done
8.1.2-1.5.14/ffmpeg -nostdin -v error -f lavfi -i testsrc2=s=720x576:r=25:d=1 -c:v libx264 -pix_fmt yuv420p plain.mkv
mkvmerge -q -o cropped.mkv --cropping 0:0,72,0,72 plain.mkv
heights() {
  "$1/ffprobe" -v error -select_streams v:0 -show_entries stream=height -of csv=p=0 cropped.mkv | head -n 1 | tr -d ',\n'
  "$1/ffmpeg" -nostdin -v error -i cropped.mkv -frames:v 1 -f rawvideo -pix_fmt gray frame-$1.raw
  echo " $(($(stat -c %s frame-$1.raw) / 720))"
}
old=$(heights 5.1.2-1.5.8)
new=$(heights 8.1.2-1.5.14)
echo "5.1.2: $old, 8.1.2: $new"
[ "$old" = "576 576" ] && [ "$new" = "576 432" ]
