package paybridge.connector.kit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import paybridge.connector.CurrencyUnit;
import paybridge.connector.Money;

/// The currencies one gateway account may use, and how many decimals the gateway counts in each. A
/// currency that is not in the table is doubtful: it is neither offered nor read until the owner
/// confirmed it, because a wrong exponent is a wrong amount by a factor of ten or more.
///
/// @param exponents the gateway's decimals by ISO 4217 code
public record CurrencyTable(Map<String, Integer> exponents) {
  private static final Pattern ENTRY = Pattern.compile("([A-Z]{3}):([0-4])");

  public CurrencyTable {
    exponents = Map.copyOf(exponents);
  }

  /// Currencies that the gateway counts in hundredths.
  public static CurrencyTable ofHundredths(String... codes) {
    return new CurrencyTable(
        Arrays.stream(codes).collect(Collectors.toMap(code -> code, code -> 2)));
  }

  /// The table with what the owner confirmed added: a text such as `VND:0, KWD:3`.
  ///
  /// @throws IllegalArgumentException when an entry is not a currency and a number of decimals
  public CurrencyTable and(String confirmed) {
    var all = new TreeMap<>(exponents);
    for (var entry : confirmed.strip().split("[,\\s]+")) {
      if (entry.isEmpty()) {
        continue;
      }
      var match = ENTRY.matcher(entry);
      if (!match.matches() || CurrencyUnit.find(match.group(1)).isEmpty()) {
        throw new IllegalArgumentException("not a currency with its decimals: " + entry);
      }
      all.put(match.group(1), Integer.valueOf(match.group(2)));
    }
    return new CurrencyTable(all);
  }

  /// The codes in the table.
  public Set<String> codes() {
    return exponents.keySet();
  }

  /// The gateway's decimals of a currency, where they are known.
  public Optional<Integer> exponent(CurrencyUnit currency) {
    return Optional.ofNullable(exponents.get(currency.code()));
  }

  /// The currency of this code in any case, if it is in the table.
  public Optional<CurrencyUnit> find(String code) {
    return CurrencyUnit.find(code.toUpperCase(Locale.ROOT))
        .filter(currency -> exponents.containsKey(currency.code()));
  }

  /// So many of the gateway's units as money. Empty when the currency is not in the table, the
  /// number is negative, or the amount does not fit.
  public Optional<Money> money(long units, CurrencyUnit currency) {
    return exponent(currency)
        .flatMap(theirs -> scale(units, currency.exponent() - theirs))
        .map(minor -> new Money(minor, currency));
  }

  /// An amount in the gateway's units. Empty when the currency is not in the table or a digit would
  /// be lost.
  public Optional<Long> units(Money amount) {
    return exponent(amount.currency())
        .flatMap(theirs -> scale(amount.minor(), theirs - amount.currency().exponent()));
  }

  /// Why an amount cannot travel, naming its currency and both numbers of decimals.
  ///
  /// @param gateway the gateway's name
  /// @param setting where the owner confirms currencies
  public String notCarried(String gateway, Money amount, String setting) {
    var currency = amount.currency();
    return exponent(currency)
        .map(theirs ->
            ("%s cannot be carried: %s has %d decimals, %s counts %d here. A digit would be lost, or"
                    + " the amount is nothing or too long.")
                .formatted(amount, currency.code(), currency.exponent(), gateway, theirs))
        .orElseGet(() ->
            ("%s cannot be carried: how many decimals %s counts in %s (ISO 4217: %d) is not confirmed"
                    + " for this account (setting '%s').")
                .formatted(amount, gateway, currency.code(), currency.exponent(), setting));
  }

  private static Optional<Long> scale(long number, int places) {
    if (number < 0 || number > Money.MOST) {
      return Optional.empty();
    }
    long factor = 1;
    for (int i = 0; i < Math.abs(places); i++) {
      factor *= 10;
    }
    if (places < 0) {
      return number % factor == 0 ? Optional.of(number / factor) : Optional.empty();
    }
    long scaled = number * factor;
    return scaled <= Money.MOST ? Optional.of(scaled) : Optional.empty();
  }
}
