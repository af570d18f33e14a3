package paybridge.history;

import java.util.List;
import paybridge.db.SealRow;
import paybridge.db.SealedRow;
import paybridge.db.Tables;

/// How a seal is made from the heads it covers.
final class Seals {
  private static final int PAGE = 500;

  private Seals() {}

  /// The root over the heads of a seal, in order of their chains' names, and the root before.
  static byte[] root(Tables t, long seal, long at, byte[] before) {
    var sha = Links.sha256();
    sha.update(new Packed().bytes(before).number(seal).number(at).done());
    var after = "";
    List<SealedRow> heads;
    do {
      heads = t.seals().heads(seal, after, PAGE);
      for (var head : heads) {
        sha.update(
            new Packed().text(head.chain()).number(head.number()).bytes(head.linkHash()).done());
        after = head.chain();
      }
    } while (heads.size() == PAGE);
    return sha.digest();
  }

  /// What is signed.
  static byte[] said(long number, long at, int heads, byte[] root) {
    return new Packed()
        .text("paybridge seal").number(number).number(at).number(heads).bytes(root).done();
  }

  static byte[] said(SealRow seal) {
    return said(seal.number(), seal.at(), seal.heads(), seal.rootHash());
  }
}
