package paybridge.connector;

import java.util.List;

/// A dialect of one far end. Stateless: everything it needs comes as a parameter.
public interface Connector {
  /// The name in URLs, commands and files: lower-case letters, digits, `-`.
  String name();

  /// The name for people.
  String title();

  /// Everything an owner can set.
  List<SettingSpec> settings();
}
