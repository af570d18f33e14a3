package paybridge.connector.gateway.wooshpay;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import paybridge.connector.Account;
import paybridge.connector.MethodSpec;
import paybridge.connector.MethodSpec.Can;

/// The methods that one account can offer: those that its owner names, in the currencies it is sure
/// of, able to do what is switched on.
final class Methods {
  /// Spellings of others that contradict WooshPay's published list (section 14).
  private static final Set<String> CONTRADICT =
      Set.of("kakao_pay", "true_money", "union_pay", "visa", "mastercard");

  private Methods() {}

  static List<MethodSpec> of(Account account) {
    var settings = account.settings();
    var listed = listed();
    var named = settings.text(WooshPaySettings.METHODS);
    var known =
        codes(named.isBlank() ? "card" : named).filter(listed::containsKey).map(listed::get);
    var further =
        codes(settings.text(WooshPaySettings.FURTHER))
            .filter(code -> code.matches("[a-z0-9_]{2,40}") && !listed.containsKey(code))
            .filter(code -> !CONTRADICT.contains(code))
            .map(MethodTable::beside);
    var sure = WooshPaySettings.currencies(settings).codes();
    boolean charges = settings.on(WooshPaySettings.CHARGE);
    return Stream.concat(known, further)
        .map(method -> here(method, sure, charges))
        .filter(method -> !method.currencies().isEmpty())
        .toList();
  }

  private static Map<String, MethodSpec> listed() {
    return MethodTable.listed().stream()
        .collect(Collectors.toMap(MethodSpec::code, Function.identity()));
  }

  /// WooshPay's page prints one of its codes in capitals; its calls take lower case.
  private static Stream<String> codes(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("[,\\s]+"))
        .filter(it -> !it.isEmpty())
        .distinct();
  }

  private static MethodSpec here(MethodSpec method, Set<String> sure, boolean charges) {
    var can = EnumSet.noneOf(Can.class);
    can.addAll(method.can());
    if (!charges) {
      can.remove(Can.RECURRING);
    }
    return new MethodSpec(
        method.code(),
        method.title(),
        method.countries(),
        method.currencies().isEmpty()
            ? sure
            : method.currencies().stream().filter(sure::contains).collect(Collectors.toSet()),
        Set.copyOf(can),
        method.least(),
        method.most(),
        method.window(),
        method.refundWindow(),
        method.source());
  }
}
