/// Puts the rooms together and starts them.
@NullMarked
package paybridge.bridge;

import org.jspecify.annotations.NullMarked;
