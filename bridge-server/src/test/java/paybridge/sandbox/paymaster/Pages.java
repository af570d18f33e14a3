package paybridge.sandbox.paymaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/// Addresses of the gateway, and what its pages say.
final class Pages {
  static final String HOSTED = "/upp/faces/upp/payment.xhtml";
  static final String BANK = "/upp/faces/ddpayment.xhtml";
  static final String QR = "/upp/faces/generateQrPayload.xhtml";
  static final String CARD = "/upp/faces/ccpayment.xhtml";
  static final String REVERSAL = "/upp/faces/reversal0400.xhtml";
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("id=\"shown-code\">(\\d+)<");

  private Pages() {}

  static String action(String page) {
    var found = ACTION.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return found.group(1);
  }

  static String code(String page) {
    var found = CODE.matcher(page);
    return found.find() ? found.group(1) : "";
  }

  static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  /// The signed answer behind an address, whole, in order and proved.
  static Fields answer(Running running, String type, String address) {
    var answer = Fields.parse(address.substring(address.indexOf('?') + 1));
    assertThat(answer.names())
        .isEqualTo(Running.SIGNING.table().fields(type).stream().map(FieldSpec::name).toList());
    assertThat(Running.SIGNING.proved(type, answer, running.key())).isTrue();
    assertThat(answer.get("h001_MTI")).isEqualTo(type);
    return answer;
  }
}
