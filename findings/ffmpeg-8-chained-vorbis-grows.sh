#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) decodes about 1,000 samples too many for each link of a chained Ogg
# Vorbis file (RFC 3533, section 4) after the first, also where all links are alike. It logs "timestamp discontinuity" and
# ends with exit status 0. Debian's FFmpeg 5.1 decodes what the granule positions of the pages say.
#
# Seen, samples of ten links of 44,100 each: 5.1 440,872 (the first link has 128 fewer in both), 8.1.2 450,628
# Needs bash, Maven, a JDK, unzip and Debian's ffmpeg 5.1, which makes the file (8.1.2 is built without libvorbis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg
ffmpeg -nostdin -v error -f lavfi -i sine=d=1:r=44100 -c:a libvorbis link.ogg
for _ in {1..10}; do cat link.ogg; done >chained.ogg
samples() { # PROGRAM
  "$1" -nostdin -v error -y -i chained.ogg -f s16le out.raw 2>log
  echo $(($(stat -c %s out.raw) / 2))
}
old=$(samples ffmpeg)
new=$(samples 8.1.2-1.5.14/ffmpeg)
echo "of 441,000 samples: 5.1 $old, 8.1.2 $new"
[ "$old" -gt 440000 ] && [ "$old" -le 441000 ] && [ "$new" -gt 448000 ]
