#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14), several outputs of one filter graph to the null muxer, of which some
# get no frame because their input was sought behind the last key frame of a valid file: it ends with exit status 234
# ("Could not open encoder before EOF", "Nothing was written into output file"), though the first output had its frames.
# With some files the same command ends with 0 and a warning in other runs. Debian's FFmpeg 5.1 always ends with 0.
# A frame of a generated source behind each branch (concat) makes it end with 0 always.
#
# Seen, of 20 runs: 20 with 234; with the frame behind it 20 with 0
# Needs bash, Maven, a JDK and unzip.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg
ff() { 8.1.2-1.5.14/ffmpeg -nostdin -v error -y "$@"; }
ff -f lavfi -i testsrc2=s=1280x720:r=25:d=2 -c:v libx264 -preset ultrafast -g 1000 clip.ts
look() { # look TAIL
  local graph="" inputs=() outputs=() i
  for i in 0 1 2 3; do
    inputs+=(-threads 2 -noaccurate_seek -ss "$(awk "BEGIN{print $i/2}")" -i clip.ts)
    graph+="[$i:v]trim=end_frame=12,signalstats${1//N/$i};"
    outputs+=(-map "[o$i]" -f null -)
  done
  ff "${inputs[@]}" -filter_complex "${graph%;}" "${outputs[@]}" 2>/dev/null
}
count() { # count TAIL: runs of 20 that fail
  local failed=0 run
  for run in {1..20}; do look "$1" || failed=$((failed + 1)); done
  echo "$failed"
}
plain=$(count '[oN]')
followed=$(count ',scale=16:16,setsar=1,format=gray[aN];color=s=16x16:r=25:d=0.04,format=gray[bN];[aN][bN]concat[oN]')
echo "failed of 20 runs: $plain; with a frame behind each branch: $followed"
[ "$plain" -gt 0 ] && [ "$followed" = 0 ]
