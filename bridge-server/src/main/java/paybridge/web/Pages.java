package paybridge.web;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/// Turns records into HTML by the templates of the `templates` module. Text is escaped by default;
/// a template that names something its model has not fails loudly.
public final class Pages {
  private final PebbleEngine engine;

  public Pages() {
    var loader = new ClasspathLoader();
    loader.setPrefix("templates");
    loader.setSuffix(".peb");
    engine = new PebbleEngine.Builder().loader(loader).strictVariables(true).build();
  }

  /// The page `template` (a path below `templates/`, without ending), with `page` as its model.
  public String render(String template, Object page) {
    var html = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(html, Map.of("page", page));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return html.toString();
  }
}
