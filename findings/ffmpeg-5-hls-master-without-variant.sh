#!/usr/bin/env bash
# FFmpeg 5.1.2 (org.bytedeco:ffmpeg:5.1.2-1.5.8) writes an HLS master playlist without any variant stream
# when the video is encoded with a constant rate factor and there is no audio: the muxer leaves a stream out
# whose bit rate nobody set. Exit status 0, no warning. RFC 8216 wants the variant; players find nothing to play.
# 8.1.2 measures the rate and writes it.
#
# Seen: number of EXT-X-STREAM-INF lines: 5.1.2: 0, 8.1.2: 1
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
variants() {
  mkdir hls-$1
  "$1/ffmpeg" -nostdin -v error -y -f lavfi -i testsrc2=s=320x180:r=25:d=2 -c:v libx264 -pix_fmt yuv420p -crf 23 \
    -f hls -hls_segment_type fmp4 -master_pl_name master.m3u8 hls-$1/video.m3u8
  grep -c EXT-X-STREAM-INF hls-$1/master.m3u8 || true
}
old=$(variants 5.1.2-1.5.8)
new=$(variants 8.1.2-1.5.14)
echo "5.1.2: $old, 8.1.2: $new"
[ "$old" = 0 ] && [ "$new" = 1 ]
