package org.mediatranscoder.localstack.command;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Writes to a file descriptor that this process has inherited, as {@code System.out} does to 1.
 * Opening {@code /dev/fd/N} is not the same: where a person sends the output into a file, that
 * empties the file and begins again at its start.
 */
final class InheritedDescriptor extends OutputStream {

  /** {@code ssize_t write(int fd, const void *buf, size_t count)} of the C library. */
  @SuppressWarnings("restricted")
  private static final MethodHandle WRITE =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("write"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_LONG));

  private final int number;

  InheritedDescriptor(int number) {
    this.number = number;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rest = arena.allocate(length);
      MemorySegment.copy(bytes, offset, rest, ValueLayout.JAVA_BYTE, 0, length);
      while (rest.byteSize() > 0) {
        rest = rest.asSlice(writeSome(rest));
      }
    }
  }

  private long writeSome(MemorySegment bytes) throws IOException {
    long written;
    try {
      written = (long) WRITE.invokeExact(number, bytes, bytes.byteSize());
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
    if (written < 0) {
      throw new IOException("Nothing can be written to file descriptor " + number);
    }
    return written;
  }
}
