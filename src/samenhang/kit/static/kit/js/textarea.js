// A text area grows with its text where the browser does not do so itself, and says how much still fits.
const NEAR = 0.8;
const dutch = document.documentElement.lang !== "en";

function grow(area) {
  if (!("grow" in area.dataset) || CSS.supports("field-sizing", "content")) return;
  area.rows = Math.max(Number(area.getAttribute("rows")) || 4, Math.min(area.value.split("\n").length + 1, 30));
}

function count(area) {
  const limit = Number(area.dataset.limit);
  if (!limit) return;
  const length = [...area.value].length;
  let line = area.nextElementSibling;
  if (length < limit * NEAR) {
    if (line?.matches(".counter")) line.remove();
    return;
  }
  if (!line?.matches(".counter")) {
    line = document.createElement("p");
    line.className = "counter";
    line.setAttribute("role", "status");
    area.after(line);
  }
  const left = limit - length;
  line.classList.toggle("counter--over", left < 0);
  const amount = Math.abs(left).toLocaleString(document.documentElement.lang);
  if (dutch) line.textContent = left < 0 ? `${amount} tekens te veel` : `Nog ${amount} tekens`;
  else line.textContent = left < 0 ? `${amount} characters too many` : `${amount} characters left`;
}

function look(area) {
  grow(area);
  count(area);
}

document.addEventListener("input", (event) => event.target.matches("textarea") && look(event.target));
document.querySelectorAll("textarea").forEach(look);
