package paybridge.db;

import org.jspecify.annotations.Nullable;

/// A time of which the books may have lost something. `asked`: so many open payments were asked about
/// at once. `listAt`: when the gateways are to be asked next what they know of that time, null when
/// they were. `found`: one line for each payment with our mark that the books do not know.
public record GapRow(
    String id,
    long foundAt,
    long fromAt,
    long toAt,
    String why,
    int asked,
    @Nullable Long listAt,
    @Nullable Long listedAt,
    String found) {}
