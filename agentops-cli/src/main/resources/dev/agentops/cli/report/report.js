"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const sessions = Array.from(document.querySelectorAll("details.session"));
  const policiesOf = new Map(sessions.map((session) => [
    session, new Set(Array.from(session.querySelectorAll("code.policy"), (code) => code.textContent))]));

  const all = new Set(Array.from(policiesOf.values()).flatMap((policies) => Array.from(policies)));
  Array.from(all).sort().forEach((policy) => byId("policy").append(new Option(policy, policy)));

  const matches = (session, words, policy) =>
    (!byId("denied").checked || session.dataset.denied !== "0")
    && (!byId("failed").checked || session.dataset.failed !== "0")
    && (policy === "" || policiesOf.get(session).has(policy))
    && (words === "" || session.textContent.toLowerCase().includes(words));

  const filter = () => {
    const words = byId("search").value.trim().toLowerCase();
    const policy = byId("policy").value;
    let shown = 0;
    sessions.forEach((session) => {
      session.hidden = !matches(session, words, policy);
      shown += session.hidden ? 0 : 1;
    });
    byId("count").textContent = shown + " of " + sessions.length;
  };

  let waiting = 0;
  byId("search").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  ["denied", "failed", "policy"].forEach((id) => byId(id).addEventListener("change", filter));
  const fold = (open) => sessions.forEach((session) => { session.open = open && !session.hidden; });
  byId("unfold").addEventListener("click", () => fold(true));
  byId("fold").addEventListener("click", () => fold(false));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("filters").hidden = false;
  filter();
});
