package paybridge.history;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import paybridge.db.LinkRow;

/// How a link is made and read.
final class Links {
  /// The hash before the first link.
  static final byte[] NONE = new byte[32];

  private static final Pattern LINE = Pattern.compile("([a-z]+) (\\S+) ([0-9a-f]{64})");

  private Links() {}

  /// One thing that a link keeps.
  ///
  /// @param kind the word of a [paybridge.db.Kept]
  record Part(String kind, String id, byte[] hash) {
    private String line() {
      return kind + " " + id + " " + HexFormat.of().formatHex(hash);
    }
  }

  static LinkRow make(String chain, long number, long at, byte[] before, List<Part> parts) {
    var contents = String.join("\n", parts.stream().map(Part::line).toList());
    return new LinkRow(chain, number, at, contents, hash(before, chain, number, at, contents));
  }

  /// The hash that a link after this one must have.
  static byte[] hash(byte[] before, String chain, long number, long at, String contents) {
    var sha = sha256();
    sha.update(
        new Packed().bytes(before).text(chain).number(number).number(at).text(contents).done());
    return sha.digest();
  }

  /// What a link keeps; nothing of a line that was not made here.
  static List<Part> parts(String contents) {
    var parts = new ArrayList<Part>();
    contents
        .lines()
        .forEach(
            line -> {
              var found = LINE.matcher(line);
              if (found.matches()) {
                parts.add(
                    new Part(
                        found.group(1), found.group(2), HexFormat.of().parseHex(found.group(3))));
              }
            });
    return parts;
  }

  /// The bytes of which a part's hash is made begin with its place, so that the hash of an earlier
  /// state proves nothing at a later place.
  static Packed place(String chain, long number, String kind, String id) {
    return new Packed().text(chain).number(number).text(kind).text(id);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// A text with its length before it, as bytes.
  static byte[] sized(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).array();
  }
}
