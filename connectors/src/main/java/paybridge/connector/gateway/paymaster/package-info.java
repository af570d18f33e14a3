/// PayMaster (Finexus MyXaaS, Malaysia): a signed page address out, a signed result in the browser
/// back.
@NullMarked
package paybridge.connector.gateway.paymaster;

import org.jspecify.annotations.NullMarked;
