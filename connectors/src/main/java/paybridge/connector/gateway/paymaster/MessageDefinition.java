package paybridge.connector.gateway.paymaster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import paybridge.connector.Page.Field;
import paybridge.connector.Secret;

/// The fields of one message type, in the order of the wire. The order is neither numeric nor
/// alphabetic, and every field is sent even when it is empty (contract section 6).
public record MessageDefinition(String type, List<Slot> slots) {
  /// Fields that every message has.
  public static final String TYPE = "h001_MTI";

  public static final String VERSION = "h002_VNO";
  public static final String ALGORITHM = "t001_SHT";
  public static final String HASH = "t002_SHV";

  /// One field.
  ///
  /// @param hashed false: sent, but outside the hash
  /// @param caret every `&` of its value becomes `^` before hashing and sending
  /// @param since it exists only from this version on; `""`: always
  public record Slot(String name, boolean hashed, boolean caret, String since) {
    boolean existsIn(String version) {
      return since.isEmpty() || version.compareTo(since) >= 0;
    }
  }

  public MessageDefinition {
    slots = List.copyOf(slots);
  }

  /// The names of the fields in this version of the message set.
  public Set<String> names(String version) {
    return slots.stream()
        .filter(slot -> slot.existsIn(version))
        .map(Slot::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The names that are sent but not hashed.
  public Set<String> notHashed() {
    return slots.stream()
        .filter(slot -> !slot.hashed())
        .map(Slot::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// A whole message made of these values, signed. Fields without a value are empty.
  ///
  /// @param values by field name; the version is among them
  public List<Field> signed(Map<String, String> values, Secret secret) {
    var version = values.getOrDefault(VERSION, "");
    var fields = new ArrayList<Field>();
    for (var slot : slots) {
      if (slot.existsIn(version) && !slot.name().equals(HASH)) {
        var value = values.getOrDefault(slot.name(), "");
        fields.add(new Field(slot.name(), slot.caret() ? value.replace('&', '^') : value));
      }
    }
    fields.add(new Field(HASH, SecureHash.of(secret, SecureHash.input(fields, notHashed()))));
    return List.copyOf(fields);
  }

  /// True when every field of the definition stands exactly once and no other field is there.
  public boolean fits(List<Field> fields) {
    var version =
        fields.stream()
            .filter(field -> field.name().equals(VERSION))
            .map(Field::value)
            .findFirst()
            .orElse("");
    var seen = new HashSet<String>();
    return fields.stream().allMatch(field -> seen.add(field.name())) && seen.equals(names(version));
  }
}
