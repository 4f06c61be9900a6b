#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) ignores the output options -color_primaries and -color_trc
# of a video that it decodes, and obeys -colorspace and -color_range beside them. 5.1.2 obeys all four.
# Exit status 0 and no warning in both. What labels all four in both versions is the filter setparams.
#
# Seen, as range,matrix,transfer,primaries of the output:
#   5.1.2: tv,bt709,bt709,bt709
#   8.1.2: tv,bt709,unknown,unknown
#   8.1.2 with setparams: tv,bt709,bt709,bt709
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
ff() { "$1/ffmpeg" -nostdin -v error -y "${@:2}"; }
tags() { 8.1.2-1.5.14/ffprobe -v error -show_entries stream=color_range,color_space,color_transfer,color_primaries -of csv=p=0 "$1"; }
expect() { echo "$1: $3"; [ "$2" = "$3" ] || { echo "changed: expected $2" >&2; exit 1; }; }

ff 5.1.2-1.5.8 -f lavfi -i testsrc2=s=320x180:r=25:d=1 -c:v libx264 -pix_fmt yuv420p source.mp4
labels="-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv"
ff 5.1.2-1.5.8 -i source.mp4 -c:v libx264 $labels old.mp4
ff 8.1.2-1.5.14 -i source.mp4 -c:v libx264 $labels new.mp4
ff 8.1.2-1.5.14 -i source.mp4 -vf setparams=range=tv:colorspace=bt709:color_primaries=bt709:color_trc=bt709 -c:v libx264 filter.mp4
expect 5.1.2 tv,bt709,bt709,bt709 "$(tags old.mp4)"
expect 8.1.2 tv,bt709,unknown,unknown "$(tags new.mp4)"
expect "8.1.2 with setparams" tv,bt709,bt709,bt709 "$(tags filter.mp4)"
