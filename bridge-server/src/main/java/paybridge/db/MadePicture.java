package paybridge.db;

/// The newest picture of an order that was made within some time.
public record MadePicture(String id, String orderId) {}
