/// The list of dialects this bridge speaks.
@NullMarked
package paybridge.connector.installed;

import org.jspecify.annotations.NullMarked;
