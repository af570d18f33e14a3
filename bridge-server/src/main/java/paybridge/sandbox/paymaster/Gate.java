package paybridge.sandbox.paymaster;

import java.util.List;
import java.util.Set;
import paybridge.connector.Money;

/// Lets in a message that is right in every part, or throws a [Fault] that names the part.
record Gate(Books books) {
  private static final Set<String> ECHOED =
      Set.of("f261_HostID", "f262_SessID", Fields.REFERENCE, "f270_ORN", "f347_TokenShrtNm");
  private static final Set<String> PRE_AUTH = Set.of("N", "Y", "A");

  /// A message that was let in.
  record Let(Merchant merchant, Fields message, Money amount) {}

  /// A message that asks for an amount.
  Let money(String type, Fields message) {
    var merchant = proved(type, message);
    var reference = message.get(Fields.REFERENCE);
    var amount = Digits.money(message);
    if (amount.isZero() && !message.get("f362_PreAuthFlg").equals("A")) {
      throw new Fault(reference, Fields.AMOUNT);
    }
    return new Let(merchant, message, amount);
  }

  /// The merchant who surely sent this.
  Merchant proved(String type, Fields message) {
    var reference = message.get(Fields.REFERENCE);
    var specs = books.signing.table().fields(type);
    order(reference, specs, message.names());
    want(reference, message.get(Fields.TYPE).equals(type), Fields.TYPE);
    var merchant =
        books
            .merchant(message.get(Fields.MERCHANT))
            .orElseThrow(() -> new Fault(reference, Fields.MERCHANT));
    want(reference, message.get(Fields.SERVICE).equals(merchant.service()), Fields.SERVICE);
    want(reference, message.get("t001_SHT").equals("SH2"), "t001_SHT");
    want(reference, books.signing.proved(type, message, merchant.key()), Fault.WRONG_HASH);
    for (var spec : specs) {
      var value = message.get(spec.name());
      want(reference, spec.fits(value), spec.name());
      want(reference, !spec.carets() || value.indexOf('&') < 0, spec.name());
      want(
          reference,
          !ECHOED.contains(spec.name()) || (value.indexOf('&') < 0 && value.indexOf('=') < 0),
          spec.name());
      if (spec.name().contains("_RURL_") && !value.isEmpty()) {
        want(reference, value.matches("https?://.+"), spec.name());
      }
    }
    want(reference, message.get("h002_VNO").equals("06"), "h002_VNO");
    var date = message.get("h003_TDT");
    want(
        reference,
        MalayTime.fresh(date, message.get("h004_TTM"), books.clock.instant()),
        "h003_TDT");
    conditions(reference, message);
    return merchant;
  }

  /// What is required only together with something else (contract, section 8.1).
  private static void conditions(String reference, Fields message) {
    var type = message.get(Fields.TYPE);
    if (type.equals("0280")) {
      want(reference, "012".contains(message.get("f325_ECommMercInd")), "f325_ECommMercInd");
      want(reference, PRE_AUTH.contains(message.get("f362_PreAuthFlg")), "f362_PreAuthFlg");
      boolean token = message.get("f339_TokenFlg").equals("Y");
      want(reference, token || message.get("f339_TokenFlg").equals("N"), "f339_TokenFlg");
      want(reference, !token || !message.get("f344_MercCustId").isBlank(), "f344_MercCustId");
      want(reference, !token || !message.get("f347_TokenShrtNm").isBlank(), "f347_TokenShrtNm");
      var promotion = message.get("f252_PromoCode");
      want(
          reference,
          !(promotion.equals("49") || promotion.equals("60"))
              || !message.get("f255_IssCode").isEmpty(),
          "f255_IssCode");
    }
    if (!message.get("f247_OrgTxnAmt").isEmpty()) {
      want(reference, !message.get("f248_OrgCurrCode").isEmpty(), "f248_OrgCurrCode");
      want(reference, !message.get("f287_ExpOrgTxnAmt").isEmpty(), "f287_ExpOrgTxnAmt");
    }
  }

  /// Every field once, in the order of the definition; names the first that is not.
  private static void order(String reference, List<FieldSpec> specs, List<String> names) {
    for (int i = 0; i < specs.size(); i++) {
      var name = specs.get(i).name();
      want(reference, i < names.size() && names.get(i).equals(name), name);
    }
    if (names.size() > specs.size()) {
      throw new Fault(reference, names.get(specs.size()));
    }
  }

  static void want(String reference, boolean right, String field) {
    if (!right) {
      throw new Fault(reference, field);
    }
  }
}
