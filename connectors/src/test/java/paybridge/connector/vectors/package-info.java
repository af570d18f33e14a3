/// The published vectors, and files that must fail.
@NullMarked
package paybridge.connector.vectors;

import org.jspecify.annotations.NullMarked;
