package org.mediatranscoder.model.job;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class Crc32cTest {

  /** The check value of the catalogue of CRCs, and two vectors of RFC 3720, appendix B.4. */
  @Test
  void itIsTheCrcOfTheStandard() {
    assertThat(Crc32c.of("123456789".getBytes(US_ASCII))).hasToString("e3069283");
    assertThat(Crc32c.of(new byte[32])).hasToString("8a9136aa");
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) -1);
    assertThat(Crc32c.of(ones)).hasToString("62a8ab43");
  }

  @Test
  void whereverBytesAreCutTheChecksumsOfBothSidesMakeThatOfAll() {
    byte[] all = new byte[1_500];
    new Random(1).nextBytes(all);
    for (int cut = 0; cut <= all.length; cut++) {
      assertThat(joined(all, cut)).as("cut at %d", cut).isEqualTo(Crc32c.of(all));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1 << 16, (1 << 20) - 1, 5 << 20, (5 << 20) + 1, (9 << 20) - 3})
  void longPiecesAreJoinedToo(int cut) {
    byte[] all = new byte[9 << 20];
    new Random(cut).nextBytes(all);

    assertThat(joined(all, cut)).isEqualTo(Crc32c.of(all));
  }

  @Test
  void manyPiecesAreJoinedOneAfterTheOther() {
    Random random = new Random(2);
    CRC32C direct = new CRC32C();
    Crc32c joined = Crc32c.NONE;
    for (int i = 0; i < 500; i++) {
      byte[] piece = new byte[random.nextInt(4_000)];
      random.nextBytes(piece);
      direct.update(piece);
      joined = joined.then(Crc32c.of(piece), piece.length);
    }
    assertThat(joined).isEqualTo(Crc32c.of(direct));
  }

  /** More bytes than an int counts: of 5 GiB of zeros after one byte. */
  @Test
  void aPieceMayHaveMoreBytesThanAnIntCounts() {
    byte[] zeros = new byte[1 << 20];
    CRC32C mebibyte = new CRC32C();
    mebibyte.update(zeros);
    CRC32C direct = new CRC32C();
    direct.update(1);
    Crc32c pieces = Crc32c.of(new byte[] {1});
    long many = 5L << 10;
    Crc32c tail = Crc32c.NONE;
    for (long i = 0; i < many; i++) {
      direct.update(zeros);
      tail = tail.then(Crc32c.of(mebibyte), zeros.length);
    }
    assertThat(pieces.then(tail, many << 20)).isEqualTo(Crc32c.of(direct));
  }

  @Test
  void inJsonItIsEightDigits() {
    JsonMapper json = JsonMapper.shared();
    assertThat(json.writeValueAsString(new Crc32c(0x0A0B))).isEqualTo("\"00000a0b\"");
    assertThat(json.readValue("\"e3069283\"", Crc32c.class))
        .isEqualTo(Crc32c.of("123456789".getBytes(US_ASCII)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e306928", "e30692830", "e306928g", "-3069283"})
  void whatIsNoChecksumIsRefused(String digits) {
    assertThatIllegalArgumentException().isThrownBy(() -> Crc32c.parse(digits));
  }

  private static Crc32c joined(byte[] all, int cut) {
    return Crc32c.of(Arrays.copyOf(all, cut))
        .then(Crc32c.of(Arrays.copyOfRange(all, cut, all.length)), (long) all.length - cut);
  }
}
