/// The sandbox gateway's dialect: the simplest whole one, and the one to copy.
@NullMarked
package paybridge.connector.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
