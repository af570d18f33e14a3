/// The played PayMaster by itself, and the dialect against it.
@NullMarked
package paybridge.sandbox.paymaster;

import org.jspecify.annotations.NullMarked;
