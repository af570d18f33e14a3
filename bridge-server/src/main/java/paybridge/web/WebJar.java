package paybridge.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Libraries for browsers that came as jars. The server offers their files under `/webjars`, at
/// addresses that carry the version and may be kept by browsers for as long as they like.
public final class WebJar {
  private WebJar() {}

  /// The address of a file of a library.
  ///
  /// @param name as in `org.webjars.npm:name`
  /// @throws IllegalStateException when the library or the file is not there
  public static String path(String name, String file) {
    var path = "/webjars/" + name + "/" + version(name) + "/" + file;
    if (WebJar.class.getResource("/META-INF/resources" + path) == null) {
      throw new IllegalStateException(path + " is missing");
    }
    return path;
  }

  private static String version(String name) {
    var about = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
    try (var in = WebJar.class.getResourceAsStream(about)) {
      if (in == null) {
        throw new IllegalStateException("the library " + name + " is missing");
      }
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
