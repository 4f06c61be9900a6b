#!/usr/bin/env bash
# The packet filter setts on video that is copied from MP4 (time base 1/16000) to WebM (1/1000), asked for durations of
# half a second (duration=0.5/TB) and nothing else. FFmpeg 5.1.2 (org.bytedeco:ffmpeg:5.1.2-1.5.8) counts 8000 units of
# the MP4 file and writes them as 8000 units of the WebM file: the file says that it is eight seconds longer than its
# last time stamp. FFmpeg 8.1.2 writes half a second; but with -r, which for a copy only says the rate for the header,
# it moves all times to multiples of the rate, where without the filter -r moves none.
#
# Seen: last packet begins, file ends: 5.1.2: 1.965 9.965; 8.1.2: 1.965 2.465, with -r 30 and the filter 1.967, with -r 30 alone 1.965
# Needs bash, Maven, a JDK and unzip.
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
5.1.2-1.5.8/ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=s=160x120:r=30:d=2 -vf 'settb=1/1000,setpts=N*1000/30-mod(N\,2)' \
  -fps_mode passthrough -enc_time_base 1/1000 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 source.mp4
copy() { # copy VERSION OPTION…: when the last packet begins, and when the file ends
  "$1/ffmpeg" -nostdin -v error -y -i source.mp4 -map 0:v -c copy "${@:2}" out.webm
  echo "$("$1/ffprobe" -v error -show_entries packet=pts_time -of csv=p=0 out.webm | tail -1 | cut -c1-5)" \
    "$("$1/ffprobe" -v error -show_entries format=duration -of csv=p=0 out.webm | cut -c1-5)"
}
filter=(-bsf:v 'setts=pts=PTS:dts=DTS:duration=0.5/TB')
old=$(copy 5.1.2-1.5.8 "${filter[@]}")
new=$(copy 8.1.2-1.5.14 "${filter[@]}")
moved=$(copy 8.1.2-1.5.14 -r:v 30 "${filter[@]}")
alone=$(copy 8.1.2-1.5.14 -r:v 30)
echo "5.1.2: $old, 8.1.2: $new, with -r and the filter ${moved% *}, with -r alone ${alone% *}"
[ "${old#* }" = 9.965 ] && [ "${new#* }" = 2.465 ] && [ "${moved% *}" = 1.967 ] && [ "${alone% *}" = 1.965 ]
