// After a refused form the focus goes to what must be read first; a link in the summary goes into its field.
document.querySelector("[data-focus]")?.focus();

document.addEventListener("click", (event) => {
  const link = event.target.closest(".errors a[href^='#']");
  if (!link) return;
  const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  const field = place?.matches("input, select, textarea") ? place : place?.querySelector("input, select, textarea");
  if (!field) return;
  event.preventDefault();
  field.closest(".field")?.scrollIntoView({ block: "nearest" });
  field.focus();
});
