package paybridge.db;

import org.jspecify.annotations.Nullable;

/// Something that the history keeps was changed in this transaction.
///
/// @param id of what, see [Kept]
/// @param row what was written, when it was written whole and once; otherwise to be read
public record Change(Kept kind, String id, @Nullable Object row) {}
