package paybridge.shop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import paybridge.connector.Secret;
import paybridge.connector.SettingSpec;
import paybridge.connector.Settings;
import paybridge.vault.Vault;

/// Settings of accounts and shops between the books and the dialects: plain values as JSON, secrets
/// as sealed JSON of lists, newest first.
final class SealedSettings {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, String>> VALUES =
      new TypeReference<>() {};
  private static final TypeReference<LinkedHashMap<String, List<String>>> SECRETS =
      new TypeReference<>() {};
  private final Vault vault;

  SealedSettings(Vault vault) {
    this.vault = vault;
  }

  /// Opens settings, filling in the defaults of `specs`.
  Settings open(String id, String values, byte[] secrets, List<SettingSpec> specs) {
    try {
      var all = new LinkedHashMap<String, String>();
      for (var spec : specs) {
        if (spec.kind() != SettingSpec.Kind.SECRET && !spec.defaultValue().isEmpty()) {
          all.put(spec.name(), spec.defaultValue());
        }
      }
      all.putAll(JSON.readValue(values, VALUES));
      return new Settings(all, secrets(id, secrets));
    } catch (IOException broken) {
      throw new UncheckedIOException("settings of " + id + " cannot be read", broken);
    }
  }

  /// Opens secrets.
  Map<String, List<Secret>> secrets(String id, byte[] sealed) {
    try {
      var opened = new LinkedHashMap<String, List<Secret>>();
      JSON.readValue(vault.unseal(sealed, about(id)), SECRETS)
          .forEach((name, list) -> opened.put(name, list.stream().map(Secret::new).toList()));
      return opened;
    } catch (IOException broken) {
      throw new UncheckedIOException("secrets of " + id + " cannot be read", broken);
    }
  }

  /// The plain values as they were given, without defaults.
  Map<String, String> plain(String values) {
    try {
      return JSON.readValue(values, VALUES);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException("settings cannot be read", broken);
    }
  }

  String values(Map<String, String> values) {
    return json(values);
  }

  byte[] seal(String id, Map<String, List<Secret>> secrets) {
    var plain = new LinkedHashMap<String, List<String>>();
    secrets.forEach((name, list) -> plain.put(name, list.stream().map(Secret::reveal).toList()));
    return vault.seal(json(plain).getBytes(java.nio.charset.StandardCharsets.UTF_8), about(id));
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String about(String id) {
    return "secrets of " + id;
  }
}
