package paybridge.db;

/// Money of several rows, in minor units of one currency.
public record Sum(String currency, long rows, long minor) {}
