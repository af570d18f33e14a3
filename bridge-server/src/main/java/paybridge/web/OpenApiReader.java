package paybridge.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Set;
import paybridge.web.ReferencePage.Chapter;
import paybridge.web.ReferencePage.Field;
import paybridge.web.ReferencePage.Operation;
import paybridge.web.ReferencePage.Prose;
import paybridge.web.ReferencePage.Reply;
import paybridge.web.ReferencePage.Shape;

/// Reads `openapi.json` into the page that shows it. It knows the part of OpenAPI 3.1 that our file
/// uses; a file that uses more fails in the tests.
final class OpenApiReader {
  private final JsonNode api;

  OpenApiReader(JsonNode api) {
    this.api = api;
  }

  ReferencePage page() {
    var info = api.required("info");
    var chapters = new ArrayList<Chapter>();
    for (var tag : api.required("tags")) {
      var name = tag.required("name").asText();
      chapters.add(
          new Chapter(
              name.toLowerCase(Locale.ROOT).replace(' ', '-'), name, about(tag), operations(name)));
    }
    return new ReferencePage(
        info.required("title").asText(), info.required("version").asText(), about(info), chapters,
        shapes());
  }

  private List<Operation> operations(String tag) {
    var found = new ArrayList<Operation>();
    for (var group : List.of("paths", "webhooks")) {
      for (var path : api.required(group).properties()) {
        for (var method : path.getValue().properties()) {
          if (method.getValue().required("tags").get(0).asText().equals(tag)) {
            found.add(operation(path.getKey(), method));
          }
        }
      }
    }
    return found;
  }

  private Operation operation(String path, Entry<String, JsonNode> method) {
    var operation = method.getValue();
    var parameters = new ArrayList<Field>();
    for (var each : operation.path("parameters")) {
      var parameter = followed(each);
      parameters.add(
          new Field(
              parameter.required("name").asText(),
              parameter.required("in").asText(),
              "",
              parameter.path("required").asBoolean(),
              about(parameter)));
    }
    var replies = new ArrayList<Reply>();
    for (var reply : operation.required("responses").properties()) {
      replies.add(reply(reply.getKey(), followed(reply.getValue())));
    }
    return new Operation(
        operation.required("operationId").asText(),
        operation.has("requestBody"),
        method.getKey().toUpperCase(Locale.ROOT),
        path,
        operation.required("summary").asText(),
        about(operation),
        parameters,
        body(operation),
        replies);
  }

  /// The fields of the envelope's `body`: the envelope is the same everywhere. Programs send none.
  private List<Field> body(JsonNode operation) {
    if (!operation.has("requestBody")) {
      return List.of();
    }
    var whole = operation.at("/requestBody/content/application~1json/schema");
    if (!whole.has("allOf")) {
      return fields("", followed(whole));
    }
    var envelope = whole.at("/allOf/1/properties/body");
    return fields("body.", followed(envelope));
  }

  private Reply reply(String status, JsonNode reply) {
    for (var content : reply.path("content").properties()) {
      var schema = content.getValue().required("schema");
      var shape = shapeOf(schema);
      boolean elsewhere = shared().contains(shape);
      return new Reply(
          status, about(reply), content.getKey(), elsewhere ? shape : "",
          elsewhere ? List.of() : fields("", followed(schema)));
    }
    return new Reply(status, about(reply), "", "", List.of());
  }

  private List<Shape> shapes() {
    return shared().stream()
        .map(
            name -> {
              var schema = api.at("/components/schemas/" + name);
              return new Shape(name, about(schema), fields("", schema));
            })
        .toList();
  }

  /// The messages that are shown once: those inside others, and those around all.
  private Set<String> shared() {
    var names = new LinkedHashSet<>(List.of("Envelope", "Problem"));
    var schemas = api.at("/components/schemas");
    schemas
        .findValues("$ref")
        .forEach(reference -> names.add(lastPart(reference.asText())));
    return names;
  }

  private List<Field> fields(String before, JsonNode schema) {
    var fields = new ArrayList<Field>();
    var needed = new LinkedHashSet<String>();
    schema.path("required").forEach(name -> needed.add(name.asText()));
    for (var property : schema.path("properties").properties()) {
      var name = before + property.getKey();
      var value = property.getValue();
      fields.add(
          new Field(
              name, type(value), shapeOf(value), needed.contains(property.getKey()), about(value)));
      if (value.has("properties")) {
        fields.addAll(fields(name + ".", value));
      }
      if (value.path("items").has("properties")) {
        fields.addAll(fields(name + "[].", value.required("items")));
      }
    }
    return fields;
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      return "";
    }
    var type = schema.path("type").asText();
    if (type.equals("array")) {
      var inner = type(schema.required("items"));
      return inner.isEmpty() ? "list of" : "list of " + inner;
    }
    if (schema.has("enum")) {
      var words = new ArrayList<String>();
      schema.get("enum").forEach(word -> words.add(word.asText()));
      return String.join(", ", words);
    }
    var limit = limit(schema);
    var word =
        switch (type) {
          case "string" -> "text";
          case "integer" -> "number";
          case "boolean" -> "true or false";
          default -> type;
        };
    return limit.isEmpty() ? word : word + ", " + limit;
  }

  private static String limit(JsonNode schema) {
    var least = schema.path("minLength").asText(schema.path("minimum").asText());
    var most = schema.path("maxLength").asText(schema.path("maximum").asText());
    if (least.isEmpty() && most.isEmpty()) {
      return "";
    }
    if (most.isEmpty()) {
      return "at least " + least;
    }
    return least.isEmpty() ? "up to " + most : least.equals(most) ? most : least + " to " + most;
  }

  private static String shapeOf(JsonNode schema) {
    var target = schema.has("items") ? schema.get("items") : schema;
    return target.has("$ref") ? lastPart(target.get("$ref").asText()) : "";
  }

  private static String lastPart(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }

  private JsonNode followed(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static Prose about(JsonNode node) {
    return Prose.of(node.path("description").asText());
  }
}
