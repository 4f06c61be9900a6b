#!/usr/bin/env bash
# Debian's FFmpeg 5.1.9 leaves the pre-skip (RFC 7845, section 4.2; 312 samples) in the audio of each link of a chained Ogg
# Opus file after the first, and takes the two header packets of such a link for audio: "Error parsing the packet header",
# exit status 0. FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) does neither.
#
# Seen, samples of ten links of 48,000 each: 5.1.9 482,808 = 480,000 + 9 x 312, 18 such lines; 8.1.2 480,000, none
# Needs bash, Maven, a JDK, unzip and Debian's ffmpeg 5.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg
ffmpeg -nostdin -v error -f lavfi -i sine=d=1:r=48000 -c:a libopus link.opus
for _ in {1..10}; do cat link.opus; done >chained.opus
samples() { # PROGRAM
  "$1" -nostdin -v error -y -i chained.opus -f s16le out.raw 2>log
  echo $(($(stat -c %s out.raw) / 2))
}
old=$(samples ffmpeg)
lines=$(grep -c 'Error parsing the packet header' log || true)
new=$(samples 8.1.2-1.5.14/ffmpeg)
echo "of 480,000 samples: 5.1 $old with $lines such lines, 8.1.2 $new"
[ "$old" = 482808 ] && [ "$lines" = 18 ] && [ "$new" = 480000 ]
