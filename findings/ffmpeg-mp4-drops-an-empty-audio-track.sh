#!/usr/bin/env bash
# FFmpeg's MP4 muxer (5.1.2 and 8.1.2, org.bytedeco:ffmpeg:5.1.2-1.5.8 and 8.1.2-1.5.14) leaves an audio track out
# that got no packet, exit status 0 and nothing logged at level error; its WebM muxer keeps the same track. So a
# check "audio was mapped, so the output has audio" fails for MP4 and passes for WebM with the same source.
#
# Seen, streams of the output: MP4: video; WebM: video audio (both versions)
# Needs bash, Maven, a JDK and unzip.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:5.1.2-1.5.8:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 5.1.2-1.5.8
unzip -qoj jars/ffmpeg-5.1.2-1.5.8-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 5.1.2-1.5.8
chmod +x 5.1.2-1.5.8/ffmpeg 5.1.2-1.5.8/ffprobe
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg 8.1.2-1.5.14/ffprobe
streams() {
  "$1/ffmpeg" -nostdin -v error -y -f lavfi -i testsrc2=s=160x120:d=1 -f lavfi -i sine=d=1 -map 0 -map 1 -af atrim=start=5 "${@:3}" "$2"
  8.1.2-1.5.14/ffprobe -v error -show_entries stream=codec_type -of csv=p=0 "$2" | paste -sd' '
}
for version in 5.1.2-1.5.8 8.1.2-1.5.14; do
  mp4=$(streams $version empty.mp4 -c:v libx264 -c:a aac)
  webm=$(streams $version empty.webm -c:v libvpx -c:a libopus)
  echo "$version: MP4: $mp4; WebM: $webm"
  [ "$mp4" = video ] && [ "$webm" = "video audio" ]
done
