package org.mediatranscoder.transcoding.picture;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A file of JPEGs one behind the other. */
public final class JpegSequence {

  private JpegSequence() {}

  /**
   * Writes each into a file of its own.
   *
   * @param files where the first, the second and so on are written, by number from 1
   * @throws EOFException if the last one is not whole
   */
  public static List<Path> split(Path all, IntFunction<Path> files) throws IOException {
    List<Long> ends = ends(all);
    List<Path> parts = new ArrayList<>();
    try (FileChannel from = FileChannel.open(all)) {
      long begin = 0;
      for (long end : ends) {
        Path part = files.apply(parts.size() + 1);
        copy(from, begin, end, part);
        parts.add(part);
        begin = end;
      }
    }
    return parts;
  }

  private static void copy(FileChannel from, long begin, long end, Path part) throws IOException {
    try (FileChannel to =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = begin; at < end; ) {
        at += from.transferTo(at, end - at, to);
      }
    }
  }

  private static List<Long> ends(Path all) throws IOException {
    long size = Files.size(all);
    List<Long> ends = new ArrayList<>();
    try (Counted counted = new Counted(new BufferedInputStream(Files.newInputStream(all)));
        DataInputStream file = new DataInputStream(counted)) {
      while (counted.position < size) {
        if (!JpegFile.read(file).whole()) {
          throw new EOFException("The last picture is not whole");
        }
        ends.add(counted.position);
      }
    }
    return ends;
  }

  private static final class Counted extends FilterInputStream {

    private long position;

    Counted(InputStream file) {
      super(file);
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      position += one < 0 ? 0 : 1;
      return one;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      position += Math.max(0, count);
      return count;
    }

    @Override
    public long skip(long count) throws IOException {
      long skipped = super.skip(count);
      position += skipped;
      return skipped;
    }
  }
}
