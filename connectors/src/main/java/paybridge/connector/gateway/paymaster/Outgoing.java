package paybridge.connector.gateway.paymaster;

import static paybridge.connector.gateway.paymaster.PayMasterSettings.orDefault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.connector.GatewayCall;
import paybridge.connector.Money;
import paybridge.connector.Page.Field;

/// A message on its way out: what every message holds, and its signature (contract sections 3, 4
/// and 7).
final class Outgoing {
  private final GatewayCall call;
  private final String type;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Outgoing(GatewayCall call, String type) {
    this.call = call;
    this.type = type;
    put(MessageDefinition.TYPE, type);
    put(MessageDefinition.VERSION, setting(PayMasterSettings.VERSION));
    put("h003_TDT", KualaLumpurTime.date(call.now()));
    put("h004_TTM", KualaLumpurTime.time(call.now()));
    put("f001_MID", call.account().settings().text(PayMasterSettings.MERCHANT).strip());
    put("f260_ServID", call.account().settings().text(PayMasterSettings.SERVICE).strip());
    put("f354_TID", PayMasterSettings.terminal(call.account().settings()));
    put(MessageDefinition.ALGORITHM, "SH2");
  }

  /// A message without an amount.
  static Outgoing of(GatewayCall call, String type) {
    return new Outgoing(call, type);
  }

  /// A message about money; empty when the amount cannot be carried without losing a digit, or its
  /// currency is not confirmed.
  static Optional<Outgoing> of(GatewayCall call, String type, Money amount) {
    var currencies = PayMasterSettings.currencies(call.account().settings());
    return currencies
        .exponent(amount.currency())
        .flatMap(exponent ->
            currencies
                .units(amount)
                .map(units ->
                    new Outgoing(call, type)
                        .put("f006_TxnDtTm", KualaLumpurTime.both(call.now()))
                        .put("f007_TxnAmt", WireAmount.digits(units))
                        .put("f010_CurrCode", "%03d".formatted(amount.currency().numeric()))
                        .put("f019_ExpTxnAmt", String.valueOf(exponent))));
  }

  Outgoing put(String name, String value) {
    values.put(name, value);
    return this;
  }

  /// A field that holds the value of a setting.
  Outgoing set(String name, String setting) {
    return put(name, setting(setting));
  }

  private String setting(String name) {
    return orDefault(call.account().settings(), name);
  }

  String get(String name) {
    return values.getOrDefault(name, "");
  }

  String type() {
    return type;
  }

  /// The type of the answer: ten more.
  String answerType() {
    return "%04d".formatted(Integer.parseInt(type) + 10);
  }

  /// The whole message in the order of its definition.
  List<Field> signed() {
    return Messages.of(type)
        .signed(values, call.account().settings().secret(PayMasterSettings.SECRET));
  }

  /// The address at which a GET carries the whole message.
  String address(String path) {
    return PayMasterSettings.address(call.account().settings(), path)
        + "?"
        + SecureHash.query(signed());
  }
}
