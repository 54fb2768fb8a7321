"use strict";
(function () {
  const form = document.getElementById("filters");
  const findings = Array.from(document.querySelectorAll("article.finding"));
  const told = document.getElementById("shown");
  if (!form) return;
  form.hidden = false;

  function chosen(name) {
    return new Set(Array.from(form.querySelectorAll(`input[name=${name}]:checked`), (box) => box.value));
  }

  function apply() {
    const verdicts = chosen("verdict");
    const kinds = chosen("kind");
    const source = form.elements.source.value;
    let shown = 0;
    for (const finding of findings) {
      const sources = finding.dataset.sources.split(" ");
      const fits =
        verdicts.has(finding.dataset.verdict) &&
        kinds.has(finding.dataset.kind) &&
        (source === "" || sources.includes(source));
      finding.hidden = !fits;
      if (fits) shown += 1;
    }
    told.textContent = `${shown} of ${findings.length} findings shown`;
  }

  // A link to a finding or a passage must lead there even where a filter or a closed section hides it.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const finding = target.closest("article.finding");
    if (finding) finding.hidden = false;
    for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
    target.scrollIntoView({ block: "center" });
  }

  form.addEventListener("change", apply);
  form.addEventListener("reset", () => setTimeout(apply, 0));
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    for (const part of document.querySelectorAll("details.prints")) part.open = true;
  });
  apply();
  reveal();
})();
