package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import paybridge.sandbox.paymaster.Gate.Let;
import paybridge.sandbox.paymaster.Payment.Kind;

/// Makes the text of a QR code (0180, contract section 10.3). Somebody pays it a second later, but
/// not when the last digit of the amount is 9. Only the query tells.
record QrDesk(Books books, Replies replies) {
  private static final Duration SCAN = Duration.ofSeconds(1);

  void payload(Context ctx) {
    replies.guarded(
        ctx,
        () -> {
          var let = new Gate(books).money("0180", Replies.fields(ctx));
          var answer = made(let).query();
          return () ->
              ctx.header("Cache-Control", "no-store")
                  .contentType("text/plain; charset=utf-8")
                  .result(answer);
        });
  }

  private Fields made(Let let) {
    var asked = let.message();
    var reference = asked.get(Fields.REFERENCE);
    Gate.want(reference, asked.get("f003_ProcCode").equals("000000"), "f003_ProcCode");
    Gate.want(reference, asked.get("f008_POSCond").equals("67"), "f008_POSCond");
    Gate.want(reference, books.known(reference).isEmpty(), Fields.REFERENCE);
    var payment = books.begin(let.merchant(), Kind.QR, asked, let.amount());
    payment.status = "22";
    books.diary.note(reference, "gateway activated", "hash verified, " + let.amount());
    if (let.amount().minor() % 10 != 9) {
      books.agenda.put(
          payment.begun.plus(SCAN),
          () ->
              books.locked(
                  () -> {
                    books.diary.note(reference, "details entered", "scanned");
                    new Bank(books).ask(payment, "00");
                    return payment;
                  }));
    }
    var results = new Results(books);
    var values = results.head("0190", let.merchant(), asked);
    Results.amount(values, let.amount());
    Results.words(values, "00");
    values.put(Fields.STATUS, "00");
    values.put("f370_QRPayload", text(payment));
    return results.sign("0190", let.merchant(), values);
  }

  /// The shape of EMV merchant-presented codes: tag, length, value, and a checksum at the end.
  private static String text(Payment payment) {
    var amount = payment.amount.toString();
    var text =
        tag("00", "01")
            + tag("01", "12")
            + tag("26", tag("00", "played.paymaster") + tag("01", payment.id))
            + tag("52", "5999")
            + tag("53", "%03d".formatted(payment.amount.currency().numeric()))
            + tag("54", amount.substring(0, amount.indexOf(' ')))
            + tag("58", "MY")
            + tag("59", "Played shop")
            + tag("60", "Kuala Lumpur")
            + "6304";
    return text + "%04X".formatted(checksum(text));
  }

  private static String tag(String id, String value) {
    return id + "%02d".formatted(value.length()) + value;
  }

  private static int checksum(String text) {
    int crc = 0xffff;
    for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
      crc ^= (one & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = ((crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021) & 0xffff;
      }
    }
    return crc;
  }
}
