package paybridge.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import paybridge.casefile.SaidFields;
import paybridge.casefile.SaidText;
import paybridge.support.OrderPage.Fact;
import paybridge.support.SupportPages.Choice;
import paybridge.support.SupportPages.Frame;

/// The page of one thing that was said about an order, beside another one if that was chosen.
///
/// @param others what it can be compared with
/// @param other the title of what it is compared with, or empty
/// @param changes what is other there
/// @param same how many fields are shown the same in both
record SaidPage(
    Frame frame,
    String id,
    String number,
    String address,
    String title,
    Shown.Way way,
    List<Fact> facts,
    List<Part> parts,
    List<Choice> others,
    String other,
    String otherAddress,
    List<Change> changes,
    int same) {

  /// One part of it, as a table of fields and as text.
  record Part(String name, String head, List<Field> fields, String text) {}

  record Field(String name, String value) {}

  /// @param before in the other one; empty when it was not there
  record Change(String name, Shown.Badge kind, String before, String after) {}

  static SaidPage of(
      Frame frame, ReadOrder order, SaidThing said, List<Choice> all, Optional<SaidThing> other) {
    var diff = other.map(it -> SaidFields.diff(fields(it), fields(said)));
    return new SaidPage(
        frame,
        order.order().id(),
        order.order().number(),
        said.address(),
        said.title(),
        said.way(),
        said.facts(),
        said.parts().stream().map(SaidPage::part).toList(),
        all.stream().filter(it -> !it.code().equals(said.id())).toList(),
        other.map(SaidThing::title).orElse(""),
        other.map(SaidThing::address).orElse(""),
        diff.map(SaidFields.Diff::changes).orElse(List.of()).stream()
            .map(it -> new Change(it.name(), kind(it.kind()), it.before(), it.after()))
            .toList(),
        diff.map(SaidFields.Diff::same).orElse(0));
  }

  private static Part part(SaidText.Part part) {
    var fields = new ArrayList<Field>();
    SaidFields.of(part.text()).forEach((name, value) -> fields.add(new Field(name, value)));
    return new Part(part.name(), part.head(), fields, part.text());
  }

  /// All fields of all parts, each with the name of its part before its own.
  private static Map<String, String> fields(SaidThing said) {
    var all = new LinkedHashMap<String, String>();
    var times = new HashMap<String, Integer>();
    for (var part : said.parts()) {
      int time = times.merge(part.name(), 1, Integer::sum);
      var name = part.name() + (time == 1 ? "" : " " + time);
      if (!part.head().isEmpty()) {
        all.put(name, part.head());
      }
      SaidFields.of(part.text())
          .forEach((field, value) -> all.put((name + ": " + field).strip(), value));
    }
    return all;
  }

  private static Shown.Badge kind(String kind) {
    return new Shown.Badge(
        kind,
        switch (kind) {
          case "added" -> "good";
          case "removed" -> "bad";
          default -> "wait";
        });
  }
}
