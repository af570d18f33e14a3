package paybridge.connector;

import java.util.List;

/// One setting of a connector, as data: the set-up pages, the command line and the docs are made
/// from it.
///
/// @param source where the fact comes from: the contract's section
public record SettingSpec(
    String name,
    Kind kind,
    boolean required,
    String defaultValue,
    List<String> choices,
    String help,
    String source) {
  /// What a value looks like.
  public enum Kind {
    TEXT,
    SECRET,
    URL,
    CHOICE,
    SWITCH,
    NUMBER
  }

  public static SettingSpec text(String name, String help, String source) {
    return new SettingSpec(name, Kind.TEXT, true, "", List.of(), help, source);
  }

  public static SettingSpec optional(String name, String fallback, String help, String source) {
    return new SettingSpec(name, Kind.TEXT, false, fallback, List.of(), help, source);
  }

  public static SettingSpec secret(String name, String help, String source) {
    return new SettingSpec(name, Kind.SECRET, true, "", List.of(), help, source);
  }

  public static SettingSpec url(String name, String fallback, String help, String source) {
    return new SettingSpec(name, Kind.URL, fallback.isEmpty(), fallback, List.of(), help, source);
  }

  public static SettingSpec choice(
      String name, List<String> choices, String help, String source) {
    return new SettingSpec(
        name, Kind.CHOICE, false, choices.getFirst(), List.copyOf(choices), help, source);
  }

  /// A switch, off unless `on` is true.
  public static SettingSpec onOff(String name, boolean on, String help, String source) {
    return new SettingSpec(
        name, Kind.SWITCH, false, on ? "on" : "off", List.of("on", "off"), help, source);
  }

  public static SettingSpec number(String name, String fallback, String help, String source) {
    return new SettingSpec(name, Kind.NUMBER, false, fallback, List.of(), help, source);
  }
}
