/// Whole stories through a real bridge, a real gateway and a real shop.
@NullMarked
package paybridge.walk;

import org.jspecify.annotations.NullMarked;
