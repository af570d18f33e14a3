/// The plugin protocol, as `docs/plugin-protocol.md` specifies it: for every shop that
/// has no dialect of its own.
@NullMarked
package paybridge.connector.storefront.generic;

import org.jspecify.annotations.NullMarked;
