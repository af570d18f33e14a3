@NullMarked
package paybridge.history;

import org.jspecify.annotations.NullMarked;
