@NullMarked
package paybridge.asking;

import org.jspecify.annotations.NullMarked;
