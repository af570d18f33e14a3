package paybridge.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import paybridge.db.Database;
import paybridge.history.SealKey;
import paybridge.truth.Entries;
import paybridge.vault.Vault;
import paybridge.web.Pages;
import paybridge.work.Chance;

/// Makes case files: one HTML page that reads alone, with the same facts as JSON in it and a signature
/// at its end. Begin here, then [ReadCase]; [CheckFile] checks one without a bridge.
public final class CaseFiles {
  static final String JSON_HEAD = "<script type=\"application/json\" id=\"case\">";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Chance chance;
  private final ReadCase read;
  private final Pages pages;

  public CaseFiles(
      Database database,
      Vault vault,
      InstantSource clock,
      Chance chance,
      Entries entries,
      Pages pages) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.chance = chance;
    this.read = new ReadCase(vault, entries);
    this.pages = pages;
  }

  /// What the page is drawn from.
  ///
  /// @param json the facts, safe inside a script element
  public record Page(CaseFile facts, String json) {}

  /// The case file of an order that is in the books.
  public byte[] make(String orderId) {
    var key = database.write(t -> SealKey.of(t, vault, chance));
    long now = clock.millis();
    var facts =
        database.read(
            t -> read.read(t, t.orders().find(orderId).orElseThrow(), now, key.fingerprint()));
    var page = pages.render("support/case-file", new Page(facts, json(facts)));
    var signed = page.getBytes(StandardCharsets.UTF_8);
    var file = new ByteArrayOutputStream(signed.length + 512);
    file.writeBytes(signed);
    file.writeBytes(Signature.of(signed, facts.made(), key).bytes());
    return file.toByteArray();
  }

  /// A name for the file of this order.
  public static String name(String number) {
    return "case-" + number.replaceAll("[^A-Za-z0-9-]", "") + ".html";
  }

  private static String json(CaseFile facts) {
    try {
      return JSON.writeValueAsString(facts)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException ours) {
      throw new IllegalStateException(ours);
    }
  }
}
