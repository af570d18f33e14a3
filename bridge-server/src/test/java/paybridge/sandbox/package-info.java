/// The sandbox by itself, and its dialect against it.
@NullMarked
package paybridge.sandbox;

import org.jspecify.annotations.NullMarked;
