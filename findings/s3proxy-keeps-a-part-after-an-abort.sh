#!/usr/bin/env bash
# S3Proxy takes a part of a multipart upload that was aborted before: 200, where Amazon S3 documents 404 NoSuchUpload. The bytes stay in the
# store, and no request removes them, as a second abort is answered 404. An upload must be aborted after its last part has been answered.
# Seen 2026-12-01 with org.gaul:s3proxy 4.1.0, filesystem-nio2:
#   abort: 204; the part: 200; abort again: 404; files that hold the part: 1
# Exits non-zero if that has changed. Needs Maven, curl and a JDK.
set -euo pipefail
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
port=$((20000 + RANDOM % 20000))
cat >"$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.gaul</groupId><artifactId>s3proxy</artifactId><version>4.1.0</version></dependency>
    <dependency><groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-annotations</artifactId><version>2.21</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath -Dmdep.outputFile="$folder/classpath"
mkdir -p "$folder/store/bucket"
cat >"$folder/s3proxy.properties" <<CONFIG
s3proxy.endpoint=http://127.0.0.1:$port
s3proxy.authorization=none
jclouds.provider=filesystem-nio2
jclouds.filesystem.basedir=$folder/store
CONFIG
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$(cat "$folder/classpath")" org.gaul.s3proxy.Main --properties "$folder/s3proxy.properties" >"$folder/log" 2>&1 &
server=$!
object=http://127.0.0.1:$port/bucket/file
for _ in $(seq 60); do curl -s -o /dev/null "http://127.0.0.1:$port/" && break; sleep 0.5; done

upload=$(curl -s -X POST "$object?uploads" | sed -n 's/.*<UploadId>\([^<]*\).*/\1/p')
abort() { curl -s -o /dev/null -w '%{http_code}' -X DELETE "$object?uploadId=$upload"; }
first=$(abort)
part=$(curl -s -o "$folder/answer" -w '%{http_code}' -X PUT -H 'Content-Type: application/octet-stream' --data-binary 'a late part' \
  "$object?partNumber=1&uploadId=$upload")
second=$(abort)
left=$( (grep -rl 'a late part' "$folder/store" || true) | wc -l)
echo "abort: $first; the part: $part; abort again: $second; files that hold the part: $left"
[ "$first" = 204 ] && [ "$part" = 200 ] && [ "$second" = 404 ] && [ "$left" = 1 ]
