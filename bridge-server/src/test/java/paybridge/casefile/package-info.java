@NullMarked
package paybridge.casefile;

import org.jspecify.annotations.NullMarked;
