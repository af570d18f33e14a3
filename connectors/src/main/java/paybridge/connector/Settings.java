package paybridge.connector;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values an owner gave for a connector's [SettingSpec]s. Defaults are filled in; secrets are
/// lists, newest first, all of them valid for what comes in.
public record Settings(Map<String, String> values, Map<String, List<Secret>> secrets) {
  public Settings {
    values = Map.copyOf(values);
    secrets = Map.copyOf(secrets);
  }

  /// The value of a plain setting; `""` when it is neither set nor defaulted.
  public String text(String name) {
    return values.getOrDefault(name, "");
  }

  /// True when a switch is on.
  public boolean on(String name) {
    return "on".equals(text(name));
  }

  /// The secret that signs what goes out: the newest.
  ///
  /// @throws IllegalStateException when none is set: never sign with an empty key
  public Secret secret(String name) {
    return newest(name)
        .orElseThrow(() -> new IllegalStateException("the secret '" + name + "' is not set"));
  }

  /// The newest secret of this name.
  public Optional<Secret> newest(String name) {
    return secrets(name).stream().findFirst();
  }

  /// Every secret that is valid for what comes in, newest first.
  public List<Secret> secrets(String name) {
    return secrets.getOrDefault(name, List.of());
  }
}
