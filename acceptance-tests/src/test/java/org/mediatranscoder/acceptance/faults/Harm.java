package org.mediatranscoder.acceptance.faults;

/** How a process ends. */
enum Harm {
  SIGKILL {
    @Override
    void doTo(Member member) {
      member.kill();
    }
  },
  SIGTERM {
    @Override
    void doTo(Member member) {
      member.terminate();
    }
  };

  abstract void doTo(Member member);
}
