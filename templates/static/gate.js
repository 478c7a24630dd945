// The support-first gate on the tablet: which outcomes are open, and what closes the others.
// Table, policy and questions come with the field kit. The council judges again, from the same
// table; what is not understood here throws, and never opens anything.
import { derive, has } from "./gate_facts.js";

export { UNREAD, ageOn, derive } from "./gate_facts.js";
export { policyOf } from "./gate_policy.js";

const OPEN = { standing: "open", closed_by: "", sentence: "", source: "", as_victim: false };

/** The gate's answer for an encounter: its row, and every outcome with every field. */
export function ask(facts, history, policy, table) {
  return judge(derive(facts, history, policy, table), table);
}

/** The first row that matches, and in it the first answer that matches for each outcome. */
export function judge(derived, table) {
  const row = table.rows.find(({ when }) => holds(when, derived));
  const outcomes = Object.keys(table.outcomes).map((outcome) => [
    outcome,
    answer(outcome, row, derived, table),
  ]);
  return { row: row.row, outcomes: Object.fromEntries(outcomes) };
}

/** Whether the outcome of this answer may be chosen: what is required is open as well. */
export function isOpen({ standing }) {
  return standing === "open" || standing === "required";
}

function answer(outcome, row, derived, table) {
  const rules = (row.outcomes[outcome] ?? []).map((name) => table.answers[name]);
  const rule = rules.find(({ when }) => holds(when, derived));
  if (!rule) return OPEN;
  return {
    standing: rule.standing,
    closed_by: rule.closed_by ?? "",
    sentence: sentence(outcome, rule, derived, table),
    source: rule.source,
    as_victim: rule.as_victim ?? false,
  };
}

function sentence(outcome, rule, derived, table) {
  if ("text" in rule) return told(rule.text, derived);
  const because = rule.because_text || reason(table.reasons[rule.because], derived);
  const parts = { outcome: table.outcomes[outcome], because: told(because, derived), do: rule.do };
  // In one pass, so that braces in a council's own words stay as they are.
  return table.closed_sentence.replace(/\{(\w+)\}/g, (_, name) => parts[name]);
}

function reason(reasons, derived) {
  return reasons.find(({ when }) => holds(when, derived)).text;
}

function told(text, { sign }) {
  return text.split("{sign}").join(sign);
}

function holds({ all = [], any, none = [] }, derived) {
  const does = (fact) => has(derived, fact);
  return all.every(does) && (!any || any.some(does)) && !none.some(does);
}
