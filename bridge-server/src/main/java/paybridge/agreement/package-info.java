/// Whether gateway, bridge and shop say the same about an order's money, and what follows when they
/// do not; pure: no clock, no database, no wire.
@NullMarked
package paybridge.agreement;

import org.jspecify.annotations.NullMarked;
