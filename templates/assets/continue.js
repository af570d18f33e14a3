// Sends the shopper on to the payment page; without it the button does the same.
document.getElementById("continue").submit();
