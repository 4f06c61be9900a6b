#!/usr/bin/env bash
# FFmpeg 8.1.2 (org.bytedeco:ffmpeg:8.1.2-1.5.14) stops reading a chained Ogg Vorbis file (RFC 3533, section 4) where the
# number of channels changes from one link to the next: it logs "Channel change is not supported" and "Error during
# demuxing", writes what came before, and ends with exit status 0. Debian's FFmpeg 5.1 reads both links.
#
# Seen, seconds of the WAV made of two links of 3 s: 8.1.2 3, exit status 0
# Needs bash, Maven, a JDK, unzip and Debian's ffmpeg 5.1, which makes the file (8.1.2 is built without libvorbis).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mvn -q -B dependency:copy -Dartifact=org.bytedeco:ffmpeg:8.1.2-1.5.14:jar:linux-x86_64-gpl -DoutputDirectory=jars
mkdir -p 8.1.2-1.5.14
unzip -qoj jars/ffmpeg-8.1.2-1.5.14-linux-x86_64-gpl.jar 'org/bytedeco/*' -x '*libjni*' -d 8.1.2-1.5.14
chmod +x 8.1.2-1.5.14/ffmpeg 8.1.2-1.5.14/ffprobe
ff() { 8.1.2-1.5.14/ffmpeg -nostdin -y "$@"; }
ffmpeg -nostdin -v error -f lavfi -i sine=440:d=3:r=44100 -c:a libvorbis one.ogg
ffmpeg -nostdin -v error -f lavfi -i sine=880:d=3:r=44100 -ac 2 -c:a libvorbis two.ogg
cat one.ogg two.ogg >chained.ogg
status=0
ff -v error -i chained.ogg out.wav 2>log || status=$?
seconds=$(8.1.2-1.5.14/ffprobe -v error -show_entries format=duration -of csv=p=0 out.wav)
echo "exit status $status, $seconds s of 6; $(grep -c 'Channel change is not supported' log) such line"
[ "$status" = 0 ] && [ "${seconds%.*}" = 3 ] && grep -q 'Error during demuxing' log
