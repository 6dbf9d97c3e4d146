// Passkeys: what the browser's own window gives goes along in the form. Without this script the other ways remain.
const data = document.getElementById("passkey-data");

async function credential(form) {
  if (form.dataset.passkey === "login") {
    const answer = await fetch(form.action, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
    if (!answer.ok) throw new Error("no options");
    return window.webauthnJSON.get((await answer.json()).request_options);
  }
  const options = JSON.parse(data.textContent);
  if (form.dataset.passkey === "use") return window.webauthnJSON.get(options.request_options);
  const creation = options.creation_options;
  const alone = form.querySelector("[name=passwordless]")?.checked ?? false;
  Object.assign(creation.publicKey.authenticatorSelection, {
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    ...(alone && { userVerification: "required" }),
  });
  return window.webauthnJSON.create(creation);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("button[type=submit]");
  const trouble = form.querySelector("[data-passkey-error]");
  button.hidden = !window.PublicKeyCredential;
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    trouble.hidden = true;
    button.disabled = true;
    try {
      form.elements.credential.value = JSON.stringify(await credential(form));
      form.submit();
    } catch {
      trouble.hidden = false;
      button.disabled = false;
    }
  });
}
