// Buttons that open and close a dialog, one that prints, one that goes back.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.dialogOpen) document.getElementById(button.dataset.dialogOpen)?.showModal();
  if ("dialogClose" in button.dataset) button.closest("dialog")?.close();
  if ("print" in button.dataset) window.print();
  if ("back" in button.dataset) history.back();
});
