package paybridge.web;

import java.util.ArrayList;
import java.util.List;

/// What the API reference shows, made by [OpenApiReader] from `openapi.json`.
///
/// @param chapters the operations, by their tags
/// @param shapes the messages that others are made of
public record ReferencePage(
    String title, String version, Prose about, List<Chapter> chapters, List<Shape> shapes) {

  /// The operations of one tag.
  public record Chapter(String id, String title, Prose about, List<Operation> operations) {}

  /// One call.
  ///
  /// @param named known by its name `id` rather than by its path
  /// @param path with `{…}` for its changing parts; for calls of the bridge the call's name
  /// @param body the fields of the body; empty when it has none
  public record Operation(
      String id,
      boolean named,
      String method,
      String path,
      String summary,
      Prose about,
      List<Field> parameters,
      List<Field> body,
      List<Reply> replies) {}

  /// One answer.
  ///
  /// @param media the content type, or empty
  public record Reply(
      String status, Prose about, String media, String shape, List<Field> fields) {}

  /// A message or a part of one.
  public record Shape(String name, Prose about, List<Field> fields) {}

  /// @param name with dots for fields inside others and `[]` for lists
  /// @param shape the name of the shape it has, or empty
  public record Field(String name, String type, String shape, boolean needed, Prose about) {}

  /// Text with code in it.
  public record Prose(List<Piece> pieces) {
    /// `text` with backticks around code.
    static Prose of(String text) {
      var pieces = new ArrayList<Piece>();
      var parts = text.split("`", -1);
      for (int i = 0; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          pieces.add(new Piece(i % 2 == 1, parts[i]));
        }
      }
      return new Prose(pieces);
    }
  }

  /// A piece of text, or of code.
  public record Piece(boolean code, String text) {}
}
