/// The table of three books as documents print it.
@NullMarked
package paybridge.agreement;

import org.jspecify.annotations.NullMarked;
