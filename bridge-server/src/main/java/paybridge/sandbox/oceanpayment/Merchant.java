package paybridge.sandbox.oceanpayment;

import paybridge.connector.Secret;

/// A terminal of an account, with the secret that is its own (contract section 1).
///
/// @param url where it reaches this gateway
record Merchant(String account, String terminal, Secret secureCode, String url) {}
