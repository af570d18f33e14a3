/// Checks published signature vectors against the very classes that sign and prove in production.
@NullMarked
package paybridge.connector.vectors;

import org.jspecify.annotations.NullMarked;
