// Keeps ticks and names in this browser until what they stand for changes, and saves what is signed off as review.json.
(function () {
  "use strict";
  const key = "bedford-leg-clinic " + document.documentElement.dataset.ticks;
  const fields = Array.from(document.querySelectorAll("input"));
  let kept = {};
  try { kept = JSON.parse(localStorage.getItem(key)) || {}; } catch (error) { kept = {}; }
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value);
  fields.forEach(function (field, number) {
    if (number in kept) {
      if (field.type === "checkbox") { field.checked = kept[number]; } else { field.value = kept[number]; }
    }
    field.addEventListener("change", function () {
      kept[number] = value(field);
      try { localStorage.setItem(key, JSON.stringify(kept)); } catch (error) { /* a browser that keeps nothing */ }
    });
  });
  document.getElementById("save").addEventListener("click", function () {
    const files = {};
    document.querySelectorAll("input[data-file]:checked").forEach(function (box) {
      files[box.dataset.file] = box.dataset.digest;
    });
    const answer = {
      reviewer: document.getElementById("reviewer").value.trim(),
      date: document.getElementById("date").value,
      files: files,
    };
    const missing = [
      answer.reviewer ? "" : "your name and registration",
      answer.date ? "" : "the date",
      Object.keys(files).length ? "" : "a file that you sign off",
    ].filter(Boolean);
    const said = document.getElementById("said");
    if (missing.length) { said.textContent = "Missing: " + missing.join(", ") + "."; return; }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(answer, null, 2)], { type: "application/json" }));
    link.download = "review.json";
    link.click();
    said.textContent = "Saved. Send review.json to whoever keeps the content.";
  });
})();
