package paybridge.sandbox.paymaster;

import java.util.Comparator;
import java.util.stream.Collectors;
import paybridge.sandbox.paymaster.Fields.Field;

/// Writes envelopes as Axis 1.4 does: elements by name, empty ones `nil`, the answer in its place
/// or behind it as a `multiRef`.
final class SoapWriter {
  private SoapWriter() {}

  static String inline(Fields answer) {
    return reply(
        "<UPPPaymentQueryReturn xsi:type=\"ns1:Query0790Resp\">"
            + elements(answer)
            + "</UPPPaymentQueryReturn>",
        "");
  }

  static String multiRef(Fields answer) {
    return reply(
        "<UPPPaymentQueryReturn href=\"#id0\"/>",
        "<multiRef id=\"id0\" soapenc:root=\"0\" soapenv:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\""
            + " xsi:type=\"ns2:Query0790Resp\" xmlns:ns2=\"http://paymaster.finexus.com\">"
            + elements(answer)
            + "</multiRef>");
  }

  static String fault(String what) {
    return envelope(
        "<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>"
            + escaped(what)
            + "</faultstring></soapenv:Fault>");
  }

  private static String reply(String inside, String behind) {
    return envelope(
        "<ns1:UPPPaymentQueryResponse soapenv:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\""
            + " xmlns:ns1=\"http://paymaster.finexus.com\">"
            + inside
            + "</ns1:UPPPaymentQueryResponse>"
            + behind);
  }

  private static String envelope(String body) {
    return """
        <?xml version="1.0" encoding="utf-8"?>\
        <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"\
         xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"\
         xmlns:xsd="http://www.w3.org/2001/XMLSchema"\
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
        <soapenv:Body>%s</soapenv:Body></soapenv:Envelope>"""
        .formatted(body);
  }

  private static String elements(Fields answer) {
    return answer.all().stream()
        .sorted(Comparator.comparing(Field::name))
        .map(field ->
            field.value().isEmpty()
                ? "<%s xsi:type=\"xsd:string\" xsi:nil=\"true\"/>".formatted(field.name())
                : "<%s xsi:type=\"xsd:string\">%s</%s>"
                    .formatted(field.name(), escaped(field.value()), field.name()))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
