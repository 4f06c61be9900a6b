#!/usr/bin/env bash
# Under libfaketime with the monotonic clock left alone (faketime --exclude-monotonic), a wait of a JVM that has a limit ends at once and
# is begun anew until its time is over: threads that wait keep a processor busy. FAKETIME_FORCE_MONOTONIC_FIX=0 lets them sleep.
# Seen 2026-11-30 with Debian 12's libfaketime 0.9.10-2.1 and Temurin 25.0.3 (JDK 17 likewise), 3 threads that wait for 3 s:
#   as it is: 3.0 s of processor; without the fix: 0.25 s
# Exits non-zero if that has changed. Needs Debian 12 or its mirror, dpkg-deb and a JDK of 11 or newer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq libfaketime=0.9.10-2.1 2>/dev/null
dpkg-deb -x libfaketime_*.deb .
library=$(find "$folder" -name libfaketimeMT.so.1)
cat >Waits.java <<'JAVA'
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class Waits {
  public static void main(String[] none) throws InterruptedException {
    Thread[] all = new Thread[3];
    for (int i = 0; i < all.length; i++) {
      all[i] = new Thread(Waits::await);
      all[i].start();
    }
    for (Thread one : all) {
      one.join();
    }
  }

  static void await() {
    try {
      new LinkedBlockingQueue<String>().poll(3, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
JAVA
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" Waits.java

# milliseconds of processor time of a run with these settings
busy() {
  local times
  times=$( { TIMEFORMAT='%U %S'; time env LD_PRELOAD="$library" FAKETIME=+300s FAKETIME_DONT_FAKE_MONOTONIC=1 "$@" \
    "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 Waits >/dev/null; } 2>&1)
  awk '{ printf "%d", ($1 + $2) * 1000 }' <<<"$times"
}
as_it_is=$(busy env)
without=$(busy env FAKETIME_FORCE_MONOTONIC_FIX=0)
echo "as it is: $as_it_is ms of processor; without the fix: $without ms"
[ "$as_it_is" -gt 2000 ] && [ "$without" -lt 1500 ]
