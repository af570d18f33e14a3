/// The one way out: HTTP to gateways and shops, to registered hosts and checked addresses only.
@NullMarked
package paybridge.wire;

import org.jspecify.annotations.NullMarked;
