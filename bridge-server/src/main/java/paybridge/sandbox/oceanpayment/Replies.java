package paybridge.sandbox.oceanpayment;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How this gateway answers and how it writes the time.
final class Replies {
  /// The zone is not published; its newer interface says UTC+8 (contract section 13).
  static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

  private Replies() {}

  static String time(Instant at) {
    return TIME.format(at);
  }

  static void xml(Context ctx, String document) {
    ctx.contentType("application/xml; charset=utf-8").result(document);
  }
}
