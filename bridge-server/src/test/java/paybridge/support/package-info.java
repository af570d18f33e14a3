/// The console, as its people use it.
@NullMarked
package paybridge.support;

import org.jspecify.annotations.NullMarked;
