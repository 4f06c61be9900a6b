package org.mediatranscoder.transcoding.operator;

/** Memory of this process, and the disk on which jobs are worked on; all in bytes. */
record MachineView(
    long heapUsedBytes, long heapMaxBytes, long diskFreeBytes, long diskTotalBytes) {}
