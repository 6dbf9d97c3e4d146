// Counts the minutes of a slot. Without script the page says when it began and how long it takes.
function show(line) {
  const passed = (Date.now() - Date.parse(line.dataset.timer)) / 60_000;
  const left = Math.ceil(Number(line.dataset.minutes) - passed);
  const words = left > 0 ? line.dataset.left : line.dataset.past;
  line.querySelector("[data-timer-words]").textContent = words.replace("%s", String(Math.abs(left)));
  line.classList.toggle("timer--past", left <= 0);
}

function tick() {
  document.querySelectorAll("[data-timer]").forEach(show);
}

tick();
setInterval(tick, 10_000);
