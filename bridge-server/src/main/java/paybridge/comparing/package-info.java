/// Gateway, bridge and shop are compared all the time; what differs is mended by its own source or
/// becomes a case.
@NullMarked
package paybridge.comparing;

import org.jspecify.annotations.NullMarked;
