package paybridge.shop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import paybridge.db.Database;
import paybridge.db.EntryRow;
import paybridge.db.Ids;

/// Makes a shop's plugin for a person at the desk: a fresh pairing secret, the file, and a line in
/// the shop's log. A shop that is paired goes on with its old secrets until the new file is used.
public final class MakePlugin {
  private final Database database;
  private final Directory directory;
  private final Register register;
  private final Ids ids;
  private final InstantSource clock;
  private final String publicUrl;

  public MakePlugin(
      Database database,
      Directory directory,
      Register register,
      Ids ids,
      InstantSource clock,
      String publicUrl) {
    this.database = database;
    this.directory = directory;
    this.register = register;
    this.ids = ids;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  /// The zip. What was made before can no longer introduce itself.
  ///
  /// @param who the person's name, for the log
  public byte[] make(Shop shop, String who) {
    var made = register.pairAgain(shop);
    directory.changed();
    var zip = new ByteArrayOutputStream();
    try {
      PluginZip.write(zip, made, publicUrl);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    database.write(
        t -> {
          t.entries()
              .insert(
                  new EntryRow(
                      ids.next(), clock.millis(), shop.id(), null, null, null, null, "staff",
                      "plugin made", "ok",
                      who + " made a plugin file. Older files cannot introduce themselves any more.",
                      null, null, null));
          return shop;
        });
    return zip.toByteArray();
  }
}
