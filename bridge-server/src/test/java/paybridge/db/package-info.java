/// One store suite, two stores.
@NullMarked
package paybridge.db;

import org.jspecify.annotations.NullMarked;
