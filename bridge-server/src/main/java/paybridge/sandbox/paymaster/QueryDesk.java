package paybridge.sandbox.paymaster;

import io.javalin.http.Context;
import paybridge.sandbox.paymaster.Fields.Field;

/// Answers the status query (0780, contract section 12). A payment whose page nobody used yet is
/// not known here. References that end in a digit are answered as Axis does with `multiRef`.
record QueryDesk(Books books) {
  static final String FOUND = "00";
  static final String UNKNOWN = "12";

  void query(Context ctx) {
    ctx.contentType("text/xml; charset=utf-8");
    try {
      ctx.result(books.locked(() -> answer(ctx)));
    } catch (Fault fault) {
      books.diary.note(fault.reference(), "refused", fault.what());
      ctx.status(500).result(SoapWriter.fault(fault.what()));
    }
  }

  private String answer(Context ctx) {
    var type = ctx.contentType();
    if (type == null || !type.startsWith("text/xml")) {
      throw new Fault("", "Content-Type");
    }
    if (ctx.header("SOAPAction") == null) {
      throw new Fault("", "SOAPAction");
    }
    var asked = ordered(SoapReader.read(ctx.bodyAsBytes()));
    var merchant = new Gate(books).proved("0780", asked);
    var reference = asked.get(Fields.REFERENCE);
    var answer = told(merchant, asked);
    books.diary.note(
        reference,
        "query",
        "0790 " + answer.get("f274_QRespCode") + " " + answer.get(Fields.STATUS));
    return Character.isDigit(reference.charAt(reference.length() - 1))
        ? SoapWriter.multiRef(answer)
        : SoapWriter.inline(answer);
  }

  /// The hash has the order of the definition, the document another: put in order, one each.
  private Fields ordered(Fields document) {
    var reference = document.get(Fields.REFERENCE);
    var names = document.names();
    var specs = books.signing.table().fields("0780");
    for (var spec : specs) {
      long times = names.stream().filter(spec.name()::equals).count();
      Gate.want(reference, times == 1, spec.name());
    }
    Gate.want(reference, names.size() == specs.size(), "in0");
    return new Fields(
        specs.stream().map(spec -> new Field(spec.name(), document.get(spec.name()))).toList());
  }

  private Fields told(Merchant merchant, Fields asked) {
    var results = new Results(books);
    var payment =
        books
            .known(merchant, asked.get(Fields.REFERENCE))
            .filter(known -> !known.status.isEmpty());
    var values =
        payment
            .map(known -> results.told("0790", known))
            .orElseGet(() -> results.head("0790", merchant, asked));
    values.put("f274_QRespCode", payment.isPresent() ? FOUND : UNKNOWN);
    return results.sign("0790", merchant, values);
  }
}
