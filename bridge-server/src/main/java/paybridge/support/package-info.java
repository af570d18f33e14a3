/// Staff read what was said, when, and what comes next.
@NullMarked
package paybridge.support;

import org.jspecify.annotations.NullMarked;
