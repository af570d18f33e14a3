/// A person asks what is kept about her, or to be forgotten.
@NullMarked
package paybridge.privacy;

import org.jspecify.annotations.NullMarked;
