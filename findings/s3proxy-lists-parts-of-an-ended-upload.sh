#!/usr/bin/env bash
# S3Proxy lists the parts of a multipart upload that was completed: 200 with none, where Amazon S3 documents 404 NoSuchUpload. Who asks
# how far an upload is has to ask for the object too.
# Seen 2026-11-29 with org.gaul:s3proxy 4.1.0, filesystem-nio2:
#   parts while it runs: 200, 1 part; after its completion: 200, 0 parts; the object: 200
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
tag=$(curl -s -D - -o /dev/null -X PUT --data-binary 'the only part' "$object?partNumber=1&uploadId=$upload" | tr -d '\r' | sed -n 's/^[Ee][Tt]ag: //p')
list() { curl -s -o "$folder/parts" -w '%{http_code}' "$object?uploadId=$upload"; printf ', %s parts' "$(grep -o '<Part>' "$folder/parts" | wc -l)"; }
before=$(list)
curl -s -o "$folder/completed" -X POST -H 'Content-Type: application/xml' --data "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>$tag</ETag></Part></CompleteMultipartUpload>" "$object?uploadId=$upload"
after=$(list)
there=$(curl -s -o /dev/null -w '%{http_code}' "$object")
echo "while it runs: $before; after its completion: $after; the object: $there"
[ "$before" = '200, 1 parts' ] && [ "$after" = '200, 0 parts' ] && [ "$there" = 200 ]
