package paybridge.connector.gateway.paymaster;

import static paybridge.connector.gateway.paymaster.PayMasterSettings.orDefault;

import java.net.URI;
import java.text.Normalizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.Answer;
import paybridge.connector.Capture;
import paybridge.connector.DeclineReason;
import paybridge.connector.Flow;
import paybridge.connector.GatewayCall;
import paybridge.connector.GatewayUrl;
import paybridge.connector.OpenRequest;
import paybridge.connector.Opened;
import paybridge.connector.Page;
import paybridge.connector.Secret;

/// Makes the signed address of the hosted page: message 0280 as a query string (contract section 8,
/// mode LOCAL). No call is made; nothing comes back until the shopper has finished. The address is
/// a one-time secret.
final class PageRequest {
  /// How long page and signature are believed to live (open point 16).
  private static final Duration PAGE_LIVES = Duration.ofMinutes(30);

  private final GatewayCall call;
  private final OpenRequest request;

  PageRequest(GatewayCall call, OpenRequest request) {
    this.call = call;
    this.request = request;
  }

  Answer<Opened> open() {
    var settings = call.account().settings();
    var secret = settings.newest(PayMasterSettings.SECRET);
    if (secret.isEmpty() || secret.get().reveal().isBlank()) {
      return refused("The secret key of the account is not set.");
    }
    var why = whyNot();
    if (why.isPresent()) {
      return refused(why.get());
    }
    var currencies = PayMasterSettings.currencies(settings);
    var exponent = currencies.exponent(request.amount().currency());
    var units = currencies.units(request.amount());
    if (exponent.isEmpty() || units.isEmpty()) {
      return refused(
          request.amount()
              + " cannot be carried: the currency is not confirmed for this account"
              + " or a digit would be lost.");
    }
    return new Answer.Done<>(
        new Opened(
            new Page.Redirect(page(secret.get(), exponent.get(), units.get())),
            Optional.empty(),
            Optional.of(call.now().plus(PAGE_LIVES))));
  }

  private Optional<String> whyNot() {
    var settings = call.account().settings();
    var host = orDefault(settings, PayMasterSettings.HOST);
    var back = request.returnUrl();
    if (settings.text(PayMasterSettings.MERCHANT).isBlank()
        || settings.text(PayMasterSettings.SERVICE).isBlank()) {
      return Optional.of("The merchant id or the service id of the account is not set.");
    }
    if (call.account().live() && host.startsWith(PayMasterSettings.SANDBOX_HOST)) {
      return Optional.of("A live account needs its own PayMaster host, not the sandbox.");
    }
    if (request.flow() != Flow.REDIRECT || request.capture() != Capture.AUTOMATIC) {
      return Optional.of("PayMaster is offered as a hosted page with immediate capture only.");
    }
    if (request.amount().isZero()) {
      return Optional.of("PayMaster is not asked to store a card without a payment.");
    }
    if (request.save() && request.shopper().customerId().isBlank()) {
      return Optional.of("To store a card the shop must say which customer it belongs to.");
    }
    if (!request.merchantReference().matches("[A-Za-z0-9-]{1,40}")) {
      return Optional.of("The merchant reference has a wrong shape.");
    }
    if (back.length() > 500 || back.indexOf('?') >= 0 || back.indexOf('&') >= 0) {
      return Optional.of("The return address is too long or has a query.");
    }
    return Optional.empty();
  }

  private GatewayUrl page(Secret secret, int exponent, long units) {
    var settings = call.account().settings();
    var address =
        orDefault(settings, PayMasterSettings.HOST).replaceAll("/+$", "")
            + orDefault(settings, PayMasterSettings.PAGE);
    var fields = Messages.of("0280").signed(values(exponent, units), secret);
    return new GatewayUrl(URI.create(address) + "?" + SecureHash.query(fields));
  }

  private Map<String, String> values(int exponent, long units) {
    var settings = call.account().settings();
    var shopper = request.shopper();
    var values = new LinkedHashMap<String, String>();
    values.put(MessageDefinition.TYPE, "0280");
    values.put(MessageDefinition.VERSION, orDefault(settings, PayMasterSettings.VERSION));
    values.put("h003_TDT", KualaLumpurTime.date(call.now()));
    values.put("h004_TTM", KualaLumpurTime.time(call.now()));
    values.put("f001_MID", settings.text(PayMasterSettings.MERCHANT).strip());
    values.put("f007_TxnAmt", WireAmount.digits(units));
    values.put("f010_CurrCode", numeric(request.amount().currency().numeric()));
    values.put("f019_ExpTxnAmt", String.valueOf(exponent));
    values.put("f249_TxnCh", orDefault(settings, PayMasterSettings.CHANNEL));
    values.put("f253_CntyCode", orDefault(settings, PayMasterSettings.COUNTRY));
    values.put("f260_ServID", settings.text(PayMasterSettings.SERVICE).strip());
    values.put("f263_MRN", request.merchantReference());
    values.put("f264_Locale", orDefault(settings, PayMasterSettings.LOCALE));
    values.put("f270_ORN", echoed(request.displayedNumber(), 40));
    values.put("f271_ODesc", ascii(request.description(), 100));
    values.put("f278_EMailAddr", email(shopper.email().reveal()));
    values.put("f279_HP", shopper.phone().reveal().replaceAll("[^0-9]", ""));
    values.put("f280_RURL_UPPPS", request.returnUrl() + "/success");
    values.put("f281_RURL_UPPPU", request.returnUrl() + "/failure");
    values.put("f282_RURL_UPPPC", request.returnUrl() + "/cancel");
    values.put("f285_IPAddr", ascii(shopper.ip().reveal(), 45));
    values.put("f354_TID", settings.text(PayMasterSettings.TERMINAL).strip());
    values.put("f325_ECommMercInd", orDefault(settings, PayMasterSettings.COMMERCE));
    values.put("f339_TokenFlg", request.save() ? "Y" : "N");
    values.put("f344_MercCustId", request.save() ? echoed(shopper.customerId(), 50) : "");
    values.put("f347_TokenShrtNm", request.save() ? "card" : "");
    values.put("f362_PreAuthFlg", "N");
    values.put(MessageDefinition.ALGORITHM, "SH2");
    return values;
  }

  private static String numeric(int code) {
    return "%03d".formatted(code);
  }

  /// Text that comes back inside the signed result must not look like a field: no `&`, no `=`
  /// (section 7, hardening).
  private static String echoed(String text, int most) {
    return ascii(text.replaceAll("[&=]", " "), most);
  }

  /// Plain ASCII, accents taken off, cut: how the gateway hashes other text is not known (open
  /// point 15).
  private static String ascii(String text, int most) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^ -~]+", " ")
            .strip();
    return plain.length() > most ? plain.substring(0, most).strip() : plain;
  }

  private static String email(String address) {
    return address.length() <= 100 && address.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? address
        : "";
  }

  private static Answer<Opened> refused(String why) {
    return new Answer.Refused<>(DeclineReason.CONFIGURATION, why);
  }
}
