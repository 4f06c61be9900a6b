#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) writes an animated WebP that every browser plays, and reads none, its
# own neither: ffprobe tells one stream of 0 by 0 pixels without frames, with exit status 0, so a check of an output by
# ffprobe that looks at the status alone passes whatever is in the file. ffmpeg fails on it.
#
# Seen of an animation of 10 frames: chunks 10; ffprobe webp,0,0 status 0; ffmpeg status not 0
# Needs bash, Maven, a JDK and unzip.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg 8.1.2-1.5.14/ffprobe
8.1.2-1.5.14/ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=s=320x180:r=10:d=1 -c:v libwebp_anim -loop 0 animated.webp
chunks=$(grep -aob ANMF animated.webp | wc -l)
if seen=$(8.1.2-1.5.14/ffprobe -v error -show_entries stream=codec_name,width,height -of csv=p=0 animated.webp 2>errors); then
  probed=0
else
  probed=$?
fi
if 8.1.2-1.5.14/ffmpeg -nostdin -v error -y -i animated.webp read.mp4 2>>errors; then
  read=0
else
  read=$?
fi
echo "chunks $chunks; ffprobe $seen status $probed; ffmpeg status $read"
[ "$chunks" = 10 ] && [ "$seen" = webp,0,0 ] && [ "$probed" = 0 ] && [ "$read" != 0 ]
