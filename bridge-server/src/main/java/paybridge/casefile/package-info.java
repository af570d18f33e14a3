/// All that is known of one order, for somebody elsewhere: signed, masked, readable without a bridge.
@NullMarked
package paybridge.casefile;

import org.jspecify.annotations.NullMarked;
