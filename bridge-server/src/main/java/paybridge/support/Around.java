package paybridge.support;

import java.util.List;
import java.util.Map;

/// What stands around a list: its export, and the views that the person has kept of it.
///
/// @param page the code of the list
/// @param filters the present ones, for the form that keeps them; none: there is nothing to keep
/// @param csv the address of the export; both are empty when the filters cannot be
/// @param problem what is wrong with the filters, or empty
record Around(
    String page,
    List<Map.Entry<String, String>> filters,
    String csv,
    String jsonLines,
    List<View> views,
    String problem) {

  /// A view that she has kept.
  ///
  /// @param chosen it has the present filters
  record View(String id, String name, String address, boolean chosen) {}

  /// For filters that are right.
  static Around of(FilteredPage page, Filters filters, List<View> views) {
    return new Around(
        page.code(),
        filters.entries(),
        filters.address(page.path() + "." + RowText.CSV.ending()),
        filters.address(page.path() + "." + RowText.JSON_LINES.ending()),
        views,
        "");
  }

  /// For filters that cannot be.
  static Around wrong(FilteredPage page, List<View> views, String problem) {
    return new Around(page.code(), List.of(), "", "", views, problem);
  }
}
