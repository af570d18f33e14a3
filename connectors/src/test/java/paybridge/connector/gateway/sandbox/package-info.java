/// What the sandbox's dialect makes of messages and answers.
@NullMarked
package paybridge.connector.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
