/// Every SQL statement, one transaction at a time.
@NullMarked
package paybridge.db;

import org.jspecify.annotations.NullMarked;
