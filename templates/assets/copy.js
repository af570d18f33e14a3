// Shows the buttons that copy a text; without this script the text is selected and copied by hand.
for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const said = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      said.textContent = "Copied.";
    } catch {
      // a page without https has no clipboard; the old way still works there
      said.textContent = document.execCommand("copy") ? "Copied." : "Press Ctrl+C.";
    }
  });
}
