package paybridge.connector;

/// What a gateway needs to open a page for one attempt. May be sent again with the same reference:
/// it moves no money.
///
/// @param merchantReference unique over the whole bridge and for ever (letters, digits, `-`; ≤ 25)
/// @param displayedNumber the number the shop shows its customer
/// @param amount what is asked
/// @param method the method's code, from [Gateway#methods]
/// @param save ask the gateway to store the method for later charges; with amount 0: store only
/// @param description one line for the shopper
/// @param returnUrl ours; the browser comes back here, outcomes may be appended as `/success`,
///     `/failure`, `/cancel`
/// @param notifyUrl ours; where the gateway's notifications of this account go
public record OpenRequest(
    String merchantReference,
    String displayedNumber,
    Money amount,
    String method,
    Flow flow,
    Capture capture,
    boolean save,
    String description,
    Shopper shopper,
    String returnUrl,
    String notifyUrl) {}
