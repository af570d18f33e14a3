package paybridge.connector.gateway.paymaster;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.Account;
import paybridge.connector.Asking;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;
import paybridge.connector.Settings;

/// The methods of PayMaster (contract section 16). The method says which message opens the payment.
/// Nothing in a message limits the hosted page to one channel: what it shows is switched at
/// PayMaster.
final class Methods {
  private static final String WHOLE_PAGE = "upp";
  static final String DUITNOW_QR = "duitnow_qr";
  static final String ALIPAY = "alipayplus";

  /// The message that opens a payment.
  enum Kind {
    /// 0280 to the hosted page (`U01`).
    HOSTED,
    /// 0260 to online banking or a wallet (`D01`).
    BANK,
    /// 0180 for the text of a QR code (`Q01`).
    QR
  }

  /// @param institution the gateway's code (`f256_FICode`), or `""`
  record Method(String code, String title, Kind kind, boolean malaysia, String institution) {}

  private static final Duration CARD_PAGE = Duration.ofHours(24);

  /// Business accounts may take three days (section 12).
  private static final Duration BANK = Duration.ofDays(7);

  private static final Duration CODE = Duration.ofMinutes(30);
  private static final Pattern NAMED = Pattern.compile("([a-z0-9_-]{2,40}):([A-Za-z0-9]{1,20})");

  private static final List<Method> KNOWN =
      List.of(
          new Method(WHOLE_PAGE, "Card, QR, e-wallet or online banking", Kind.HOSTED, false, ""),
          new Method("card", "Card", Kind.HOSTED, false, ""),
          new Method("duitnow_obw", "DuitNow online banking", Kind.BANK, true, "RPP"),
          new Method("fpx", "FPX online banking", Kind.BANK, true, ""),
          new Method(DUITNOW_QR, "DuitNow QR", Kind.QR, true, ""),
          new Method(ALIPAY, "Alipay+", Kind.QR, false, ""));

  private Methods() {}

  /// The methods that the owner named, in that order.
  static List<MethodSpec> of(Account account) {
    var sure = PayMasterSettings.currencies(account.settings()).codes();
    return named(account.settings()).values().stream()
        .map(method -> spec(method, account.settings(), sure))
        .toList();
  }

  /// Every method with all that it can do when its switches are on, for the handbook.
  static List<MethodSpec> all() {
    var open = new Settings(Map.of("holds", "on", "storedCharges", "on"), Map.of());
    return KNOWN.stream().map(method -> spec(method, open, Set.of())).toList();
  }

  /// A method of this account.
  static Optional<Method> find(Account account, String code) {
    return Optional.ofNullable(named(account.settings()).get(code));
  }

  private static Map<String, Method> named(Settings settings) {
    var methods = new LinkedHashMap<String, Method>();
    Arrays.stream(PayMasterSettings.orDefault(settings, PayMasterSettings.METHODS).split(","))
        .flatMap(entry -> method(entry.strip()).stream())
        .forEach(method -> methods.putIfAbsent(method.code(), method));
    return methods;
  }

  /// A known method, a known bank method with the code of its institution, or one of the owner's.
  private static Optional<Method> method(String entry) {
    var parts = NAMED.matcher(entry);
    var institution = parts.matches() ? parts.group(2) : "";
    var code = institution.isEmpty() ? entry : parts.group(1);
    var known = KNOWN.stream().filter(method -> method.code().equals(code)).findFirst();
    if (institution.isEmpty()) {
      return known;
    }
    return known
        .map(m -> new Method(m.code(), m.title(), m.kind(), m.malaysia(), institution))
        .or(() ->
            Optional.of(
                new Method(code, code.replace('_', ' '), Kind.BANK, true, institution)));
  }

  private static MethodSpec spec(Method method, Settings settings, Set<String> sure) {
    return new MethodSpec(
        method.code(),
        method.title(),
        method.malaysia() ? Set.of("MY") : Set.of(),
        method.malaysia() ? Set.of("MYR") : sure,
        can(method, settings),
        Optional.empty(),
        Optional.empty(),
        window(method),
        Optional.empty(),
        Optional.of(asking(method.kind())),
        "sections 12 and 16");
  }

  /// The whole hosted page may show online banking, too.
  private static Duration window(Method method) {
    return switch (method.kind()) {
      case HOSTED -> method.code().equals(WHOLE_PAGE) ? BANK : CARD_PAGE;
      case BANK -> BANK;
      case QR -> CODE;
    };
  }

  /// How often to ask, as section 12 advises.
  private static Asking asking(Kind kind) {
    var half = Duration.ofSeconds(30);
    return switch (kind) {
      case HOSTED -> new Asking(half, half, Duration.ofMinutes(30));
      case BANK -> new Asking(half, half, Duration.ofHours(3));
      case QR -> new Asking(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMinutes(5));
    };
  }

  /// How money of online banking comes back is not described.
  private static Set<Can> can(Method method, Settings settings) {
    if (method.kind() == Kind.BANK) {
      return Set.of();
    }
    boolean card = method.kind() == Kind.HOSTED;
    return Arrays.stream(Can.values())
        .filter(can ->
            switch (can) {
              case REFUND -> true;
              case PARTIAL_REFUND -> settings.on(PayMasterSettings.PARTIAL);
              case CAPTURE -> card && settings.on(PayMasterSettings.HOLDS);
              case PARTIAL_CAPTURE -> false;
              case RECURRING -> card && settings.on(PayMasterSettings.CHARGES);
            })
        .collect(Collectors.toUnmodifiableSet());
  }
}
