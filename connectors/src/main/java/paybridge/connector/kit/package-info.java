/// The wire, signatures, forms, XML, masking: what every dialect needs, once.
@NullMarked
package paybridge.connector.kit;

import org.jspecify.annotations.NullMarked;
